#include "content/FileSink.hpp"

static const int kNoRoom = 507;

std::size_t FileSink::push(const Slice& bytes) {
  if (status_ == 0 && file_.write(bytes)) return bytes.size();
  status_ = kNoRoom;
  return 0;
}

const char* FileSink::reason() const { return "the disk did not take it, and nothing was kept"; }

int FileSink::keepAs(const std::string& path) {
  return file_.close() ? file_.moveTo(path) : kNoRoom;
}
