#include "base/RandomBytes.hpp"

#include <fcntl.h>
#include <unistd.h>

// The device is always ready, so poll() need not be asked.
bool RandomBytes::draw(unsigned char* bytes, std::size_t count) {
  if (!file_.isOpen()) file_.reset(open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  return read(file_.get(), bytes, count) == static_cast<ssize_t>(count);
}
