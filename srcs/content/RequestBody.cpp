#include "content/RequestBody.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "base/Numbers.hpp"

void RequestBody::begin(std::size_t limit, const std::string& directory, PartNames& names,
                        int pid) {
  isOpen_ = true;
  limit_ = limit;
  directory_ = directory;
  names_ = &names;
  pid_ = pid;
}

void RequestBody::beginStream(std::size_t limit) {
  kind_ = kStream;
  isOpen_ = true;
  limit_ = limit;
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

std::size_t RequestBody::room() const {
  if (kind_ == kCollected) return static_cast<std::size_t>(-1);
  return limit_ - std::min(limit_, memory_.size());
}

bool RequestBody::push(const Slice& bytes) {
  size_ += static_cast<off_t>(bytes.size());
  bool isSmall = !file_.get() && memory_.size() + bytes.size() <= limit_;
  if (!isSmall) return openFile() && file_->write(bytes);
  bytes.appendTo(memory_);
  return true;
}

bool RequestBody::finish() {
  isOpen_ = false;
  return !file_.get() || file_->close();
}

// The name is gone, but /proc still leads to the file.
int RequestBody::reopen() const {
  std::string self = "/proc/self/fd/" + decimal(first_.get());
  return open(self.c_str(), O_RDONLY | O_CLOEXEC);
}

int RequestBody::openReader() {
  bool isInFile = file_.get() || (openFile() && file_->close());
  return isInFile ? reopen() : -1;
}

bool RequestBody::rewind() {
  if (!mayRewind()) return false;
  read_ = 0;
  if (!file_.get()) return true;
  reader_.reset(reopen());
  return reader_.isOpen();
}

void RequestBody::readMemory(Buffer& out, std::size_t count) {
  std::size_t gone = memory_.size() - static_cast<std::size_t>(unread());
  out.append(Slice(memory_).sub(gone, count));
  read_ += static_cast<off_t>(count);
  if (kind_ == kStream) memory_.erase(0, count);
}

bool RequestBody::read(Buffer& out, std::size_t room) {
  std::size_t count = static_cast<std::size_t>(std::min<off_t>(unread(), static_cast<off_t>(room)));
  if (!file_.get()) {
    readMemory(out, count);
    return true;
  }
  char* space = out.prepare(count);
  ssize_t got = ::read(reader_.get(), space, count);
  if (got <= 0) return false;
  out.commit(static_cast<std::size_t>(got));
  read_ += got;
  return true;
}
