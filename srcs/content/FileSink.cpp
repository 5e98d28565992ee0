#include "content/FileSink.hpp"

static const int kNoRoom = 507;

std::size_t FileSink::push(const Slice& bytes) {
  if (!error_.isSet() && file_.write(bytes)) return bytes.size();
  error_ = HttpError(kNoRoom, "the disk did not take the file, and nothing was kept");
  return 0;
}

int FileSink::keepAs(const std::string& path) {
  return file_.close() ? file_.moveTo(path) : kNoRoom;
}
