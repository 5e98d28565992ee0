#include "content/RequestBody.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "base/Numbers.hpp"

void RequestBody::begin(std::size_t limit, const std::string& directory, PartNames& names,
                        int pid) {
  limit_ = limit;
  directory_ = directory;
  names_ = &names;
  pid_ = pid;
}

void RequestBody::setText(const std::string& text) {
  memory_ = text;
  size_ = static_cast<off_t>(text.size());
}

bool RequestBody::openFile() {
  if (file_.get()) return true;
  file_.reset(new PartFile);
  if (file_->create(directory_ + "/", *names_, pid_) != 0) return false;
  first_.reset(file_->openUnnamed());
  bool isGood = first_.isOpen() && (memory_.empty() || file_->write(memory_));
  std::string().swap(memory_);
  return isGood;
}

bool RequestBody::push(const Slice& bytes) {
  size_ += static_cast<off_t>(bytes.size());
  bool isSmall = !file_.get() && memory_.size() + bytes.size() <= limit_;
  if (!isSmall) return openFile() && file_->write(bytes);
  bytes.appendTo(memory_);
  return true;
}

bool RequestBody::finish() { return !file_.get() || file_->close(); }

// The name is gone, but /proc still leads to the file.
bool RequestBody::rewind() {
  read_ = 0;
  if (!file_.get()) return true;
  std::string self = "/proc/self/fd/" + decimal(first_.get());
  reader_.reset(open(self.c_str(), O_RDONLY | O_CLOEXEC));
  return reader_.isOpen();
}

bool RequestBody::read(Buffer& out, std::size_t room) {
  off_t rest = size_ - read_;
  std::size_t count = static_cast<std::size_t>(std::min<off_t>(rest, static_cast<off_t>(room)));
  if (!file_.get()) {
    out.append(Slice(memory_).sub(static_cast<std::size_t>(read_), count));
    read_ += static_cast<off_t>(count);
    return true;
  }
  char* space = out.prepare(count);
  ssize_t got = ::read(reader_.get(), space, count);
  if (got <= 0) return false;
  out.commit(static_cast<std::size_t>(got));
  read_ += got;
  return true;
}
