#include <poll.h>
#include <unistd.h>

#include <algorithm>

#include "processes/CgiProcess.hpp"

// What goes through the pipes of a CgiProcess.

static const std::size_t kRead = 32 * 1024;
static const std::size_t kErrorLine = 4096;
static const std::size_t kMostErrors = 64 * 1024;  // of a program's, in the log

// A hang-up or an error is met by the call that it makes fail; of the input's reader it means that
// nobody reads any more.
void CgiProcess::onReady(int fd, short revents) {
  if (fd == outFd_.get())
    readOutput();
  else if (fd == errFd_.get())
    readErrors();
  else if (revents & POLLOUT && !(revents & POLLERR))
    writeInput();
  else
    endInput();
}

std::size_t CgiProcess::push(const Slice& bytes) {
  if (!hasInput_) return bytes.size();
  std::size_t room = kCapacity - std::min<std::size_t>(in_.size(), kCapacity);
  Slice taken = bytes.sub(0, room);
  if (in_.empty() && !taken.empty() && inFd_.isOpen()) loop().setEvents(inFd_.get(), POLLOUT);
  in_.append(taken);
  if (in_.size() >= kCapacity && !isEntered_) enter();
  updateTimer();
  return taken.size();
}

void CgiProcess::closeInput() {
  isInputWhole_ = true;
  if (!isEntered_) return enter();
  if (in_.empty() && state_ != kWaiting) endInput();
  updateTimer();
}

void CgiProcess::writeInput() {
  ssize_t count = write(inFd_.get(), in_.data(), in_.size());
  if (count <= 0) return endInput();
  in_.consume(static_cast<std::size_t>(count));
  if (in_.empty() && isInputWhole_) return endInput();
  if (in_.empty()) loop().setEvents(inFd_.get(), 0);
  updateTimer();
  if (!isInputWhole_) wake();
}

// The program sees the end of its input; what it would not read is thrown away.
void CgiProcess::endInput() {
  close(inFd_);
  in_.clear();
  hasInput_ = false;
  updateTimer();
  if (!isInputWhole_) wake();
}

void CgiProcess::readOutput() {
  std::size_t room = std::min<std::size_t>(kCapacity - out_.size(), kRead);
  char* space = out_.prepare(room);
  ssize_t got = read(outFd_.get(), space, room);
  if (got <= 0) {
    out_.releaseIfEmpty();
    return endOutput();
  }
  if (isDiscarding_) {
    out_.releaseIfEmpty();
    discarded_ += static_cast<std::size_t>(got);
    return discarded_ > kMostDiscarded ? leaveAlone() : void();
  }
  out_.commit(static_cast<std::size_t>(got));
  if (isFull()) loop().setEvents(outFd_.get(), 0);
  updateTimer();
  if (!hasSpoken_) children_.hold(*this);
  isHeld_ = !isFull() && (isHeld_ || !hasSpoken_);
  hasSpoken_ = true;
  wake();
}

void CgiProcess::endOutput() {
  close(outFd_);
  if (!isReaped_) children_.await(*this);
  settle();
  wake();
}

void CgiProcess::readErrors() {
  ssize_t got = read(errFd_.get(), err_.prepare(kErrorLine), kErrorLine);
  if (got <= 0) {
    err_.releaseIfEmpty();
    close(errFd_);
    return sayErrors(true);
  }
  err_.commit(static_cast<std::size_t>(got));
  updateTimer();
  sayErrors(false);
}

// A line at a time; one that is too long counts as whole. Once it has said enough, nobody listens.
void CgiProcess::sayErrors(bool isAll) {
  while (!err_.empty()) {
    std::size_t end = err_.slice().find('\n');
    bool isWhole = end != Slice::npos || isAll || err_.size() >= kErrorLine;
    if (!isWhole) return;
    Slice line = err_.slice().sub(0, std::min(end, kErrorLine));
    if (said_ < kMostErrors) observer_.scriptWroteError(line);
    said_ += line.size() + 1;
    if (said_ >= kMostErrors && said_ - line.size() - 1 < kMostErrors)
      observer_.scriptWroteError("(the rest of what it says is not logged)");
    err_.consume(std::min(line.size() + (end == line.size() ? 1 : 0), err_.size()));
  }
}

void CgiProcess::takeOutput(std::size_t count) {
  bool wasFull = isFull();
  out_.consume(count);
  if (wasFull && !isFull() && outFd_.isOpen()) loop().setEvents(outFd_.get(), POLLIN);
  if (wasFull) updateTimer();
}

void CgiProcess::setLength(off_t length) { length_ = rest_ = length; }

BodySource::Result CgiProcess::pull(Buffer& out, std::size_t room) {
  if (isDiscarding_) return state_ == kComplete || state_ == kFailed ? kEnd : kWait;
  std::size_t count = std::min(room, out_.size());
  if (rest_ >= 0)
    count = static_cast<std::size_t>(std::min<off_t>(rest_, static_cast<off_t>(count)));
  if (count > 0) {
    out.append(out_.slice().sub(0, count));
    takeOutput(count);
    if (rest_ >= 0) rest_ -= static_cast<off_t>(count);
  }
  bool isOver = state_ == kComplete && out_.empty();
  isDone_ = isOver || rest_ == 0;
  if (isDone_) return rest_ > 0 ? kError : kEnd;
  if (!out_.empty()) return kMore;
  return state_ == kFailed ? kError : kWait;
}
