#include "gateway/BodySpool.hpp"

static const int kNoRoom = 507;

int BodySpool::open(const std::string& directory, PartNames& names, int pid) {
  int status = file_.create(directory + "/", names, pid);
  if (status != 0) return status;
  reader_.reset(file_.openUnnamed());
  return reader_.isOpen() ? 0 : 503;
}

std::size_t BodySpool::push(const Slice& bytes) {
  if (!error_.isSet() && file_.write(bytes)) return bytes.size();
  error_ = HttpError(kNoRoom, "the disk did not take the request body");
  return 0;
}

void BodySpool::finish(Response&) {
  if (file_.close())
    receiver_.bodyCollected(reader_.release(), file_.size());
  else
    receiver_.bodyLost(kNoRoom);
}
