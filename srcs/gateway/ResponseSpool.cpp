#include "gateway/ResponseSpool.hpp"

#include <unistd.h>

#include <algorithm>

static const std::size_t kMostAtOnce = 64 * 1024;
// Fewer bytes are copied, so that they do not occupy a large block.
static const std::size_t kLeastToSwap = 8 * 1024;

ResponseSpool::ResponseSpool(BlockPool& pool, PartNames& names)
    : names_(names), isDiscarding_(false), memory_(pool), inFile_(0), written_(0) {
  limits_.memory = kMostAtOnce;
  limits_.file = 0;
  limits_.pid = 0;
}

void ResponseSpool::clear() {
  memory_.clear();
  file_.reset();
  reader_.reset();
  inFile_ = written_ = 0;
}

void ResponseSpool::discard() {
  clear();
  isDiscarding_ = true;
}

std::size_t ResponseSpool::room() const {
  std::size_t inMemory =
      file_.get() || memory_.size() >= limits_.memory ? 0 : limits_.memory - memory_.size();
  if (inMemory > 0) return inMemory;
  off_t onDisk = std::max<off_t>(limits_.file - written_, 0);
  return static_cast<std::size_t>(std::min<off_t>(onDisk, static_cast<off_t>(kMostAtOnce)));
}

bool ResponseSpool::openFile() {
  if (file_.get()) return true;
  file_.reset(new PartFile);
  if (file_->create(limits_.directory + "/", names_, limits_.pid) != 0) return false;
  reader_.reset(file_->openUnnamed());
  written_ = 0;
  return reader_.isOpen();
}

bool ResponseSpool::push(const Slice& bytes) {
  if (isDiscarding_) return true;
  if (!file_.get() && memory_.size() + bytes.size() <= limits_.memory) {
    memory_.append(bytes);
    return true;
  }
  if (!openFile() || !file_->write(bytes) || !file_->flush()) return false;
  inFile_ += static_cast<off_t>(bytes.size());
  written_ += static_cast<off_t>(bytes.size());
  return true;
}

bool ResponseSpool::pushFrom(Buffer& in, std::size_t count) {
  bool isInMemory = !isDiscarding_ && !file_.get() && memory_.empty() && count <= limits_.memory;
  if (isInMemory && count == in.size() && count >= kLeastToSwap) {
    memory_.swap(in);
    return true;
  }
  if (!push(in.slice().sub(0, count))) return false;
  in.consume(count);
  return true;
}

bool ResponseSpool::readFile(Buffer& out, std::size_t room) {
  std::size_t wanted = static_cast<std::size_t>(std::min<off_t>(inFile_, static_cast<off_t>(room)));
  char* space = out.prepare(wanted);
  ssize_t count = ::read(reader_.get(), space, wanted);
  if (count <= 0) return false;
  out.commit(static_cast<std::size_t>(count));
  inFile_ -= count;
  if (inFile_ > 0) return true;
  file_.reset();
  reader_.reset();
  written_ = 0;
  return true;
}

bool ResponseSpool::pull(Buffer& out, std::size_t room) {
  if (memory_.empty()) return inFile_ == 0 || readFile(out, room);
  bool isAll = memory_.size() <= room && memory_.size() >= kLeastToSwap;
  if (isAll && memory_.prepend(out.slice())) {
    out.swap(memory_);
    memory_.clear();
    return true;
  }
  std::size_t count = std::min(room, memory_.size());
  out.append(memory_.slice().sub(0, count));
  memory_.consume(count);
  return true;
}
