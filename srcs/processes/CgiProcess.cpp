#include "processes/CgiProcess.hpp"

#include <errno.h>
#include <poll.h>

#include <algorithm>
#include <cstring>

#include "base/Numbers.hpp"
#include "processes/Pipe.hpp"

static const int kOrphanedSeconds = 2;
static const int kOutputEndedSeconds = 1;
static const int kDiscardSeconds = 2;

CgiProcess::CgiProcess(Children& children, CgiObserver& observer, Pollable& waiter, int timeout)
    : Pollable(children.loop()),
      children_(children),
      waiter_(waiter),
      observer_(observer),
      timeout_(timeout),
      state_(kAwaitingInput),
      status_(0),
      pid_(0),
      signal_(0),
      input_(children.loop(), children.pool(), this),
      output_(children.loop(), children.pool(), this),
      errors_(children.loop(), children.pool(), this, observer),
      length_(kAnyLength),
      rest_(kAnyLength),
      settledTurn_(0) {}

CgiProcess::~CgiProcess() {
  if (state_ == kInLine) children_.leaveLine(*this);
  if (pid_ != 0) children_.leave(*this, isSatisfied() ? timeout_ : 0);
}

bool CgiProcess::isSatisfied() const {
  return state_ == kDiscarding || rest_ == 0 || (state_ == kComplete && output().empty());
}

void CgiProcess::wake() {
  if (!hold_.isHeld()) loop().schedule(&waiter_);
}

void CgiProcess::release() {
  hold_.release();
  wake();
}

void CgiProcess::startWithFile(int fd) {
  file_.reset(fd);
  enter();
}

void CgiProcess::enter() {
  switch (children_.admit(*this)) {
    case Children::kPlace:
      return begin();
    case Children::kInLine:
      state_ = kInLine;
      return updateTimer();
    case Children::kLineFull:
      return fail(503, "too many requests wait for a CGI script to start");
  }
}

void CgiProcess::begin() {
  Pipe in;
  Pipe out;
  Pipe err;
  bool isOpen = (!takesInput() || in.open()) && out.open() && err.open();
  if (!isOpen) return fail(503, std::string("pipe() failed: ") + std::strerror(errno));
  int input = takesInput()     ? in.toRead.get()
              : file_.isOpen() ? file_.get()
                               : children_.emptyInput();
  pid_t pid = command_.start(input, out.toWrite.get(), err.toWrite.get());
  if (pid < 0) return fail(503, std::string("fork() failed: ") + std::strerror(errno));
  pid_ = pid;
  children_.add(pid, *this);
  file_.reset();
  state_ = kRunning;
  output_.attach(out.toRead);
  errors_.attach(err.toRead);
  if (takesInput()) input_.attach(in.toWrite);
  updateTimer();
  wake();
}

// A hang-up or an error of an output pipe is met by the read() that it makes fail. On the input
// pipe it means that nobody reads any more.
void CgiProcess::onReady(int fd, short revents) {
  if (fd == output_.fd())
    readOutput();
  else if (fd == errors_.fd())
    readErrors();
  else
    writeInput((revents & POLLOUT) && !(revents & POLLERR));
}

std::size_t CgiProcess::push(const Slice& bytes) {
  std::size_t taken = input_.push(bytes);
  if (input_.isFull() && state_ == kAwaitingInput) enter();
  updateTimer();
  return taken;
}

void CgiProcess::closeInput() {
  input_.finish();
  if (state_ == kAwaitingInput) return enter();
  updateTimer();
}

// Whoever pushes is told that there is room: after the input's end, what is pushed is dropped.
void CgiProcess::writeInput(bool isReading) {
  bool mayGetMore = input_.state() == InputPipe::kOpen;
  if (isReading)
    input_.write();
  else
    input_.end();
  updateTimer();
  if (mayGetMore) wake();
}

void CgiProcess::readOutput() {
  if (!output_.read()) return endOutput();
  if (state_ == kDiscarding) return output_.dropped() > kMostDiscarded ? stopDiscarding() : void();
  updateTimer();
  hold_.noteOutput();
  if (isFull()) hold_.release();
  wake();
}

void CgiProcess::readErrors() {
  errors_.read();
  if (errors_.isOpen()) updateTimer();
}

void CgiProcess::endOutput() {
  output_.close();
  noteEnd();
  wake();
}

void CgiProcess::ended(int signal) {
  pid_ = 0;
  signal_ = signal;
  if (isOver()) return;
  noteEnd();
  if (hold_.isHeld()) loop().schedule(this);
}

// The output or the child has ended. When both have, one more poll() tells of what the script wrote
// last to its standard error. The end of that is not awaited: another process may hold the pipe.
void CgiProcess::noteEnd() {
  bool hasOutput = output_.isOpen();
  bool isAlive = pid_ != 0;
  if (state_ != kDiscarding) state_ = hasOutput ? kOrphaned : isAlive ? kOutputEnded : kLastErrors;
  updateTimer();
  if (hasOutput || isAlive) return;
  if (!errors_.isOpen()) return complete();
  settledTurn_ = loop().current().number;
  loop().schedule(this);
}

void CgiProcess::onWake() {
  if (isOver()) return;
  bool isLastLook = !output_.isOpen() && pid_ == 0;
  if (isLastLook && loop().current().number == settledTurn_) return loop().schedule(this);
  if (isLastLook) return complete();
  if (!hold_.isHeld()) return;
  if (hold_.looksOnceMore()) return loop().schedule(this);
  release();
}

void CgiProcess::countTurn(bool isIdle) {
  if (hold_.countTurn(isIdle)) wake();
}

bool CgiProcess::isUrgent() const {
  bool awaitsChild = !isOver() && pid_ != 0 && !output_.isOpen();
  return hold_.isHeld() || awaitsChild;
}

void CgiProcess::complete() {
  errors_.finish();
  if (signal_ != 0 && state_ != kDiscarding)
    return fail(502, "it was ended by signal " + decimal(signal_));
  finish();
}

void CgiProcess::finish() {
  state_ = kComplete;
  input_.end();
  updateTimer();
  release();
}

void CgiProcess::discardOutput() {
  hold_.release();
  output_.dropAll();
  rest_ = kAnyLength;
  if (isOver()) return;
  state_ = kDiscarding;
  loop().setTimer(this, kDiscardSeconds);
}

// A script that still writes finds its pipes closed.
void CgiProcess::stopDiscarding() {
  output_.close();
  errors_.close();
  finish();
}

// The waiter is told first: if the observer has no memory for its line, nobody waits for ever.
void CgiProcess::fail(int status, const Slice& reason) {
  stop(status);
  observer_.scriptFailed(reason);
}

void CgiProcess::stop(int status) {
  if (state_ == kInLine) children_.leaveLine(*this);
  state_ = kFailed;
  status_ = status;
  input_.end();
  output_.close();
  errors_.close();
  if (pid_ != 0) children_.leave(*this, 0);
  pid_ = 0;
  updateTimer();
  release();
}

// Nothing here may allocate.
void CgiProcess::onOutOfMemory() {
  if (isOver()) return errors_.close();
  if (state_ == kDiscarding) return stopDiscarding();
  stop(500);
}

void CgiProcess::onTimeout() {
  switch (state_) {
    case kInLine:
      return fail(503, "no place became free for it in time");
    case kRunning:
      errors_.finish();
      return fail(504, "it has made no progress for " + decimal(timeout_) + " seconds");
    case kOrphaned:
      return endOutput();
    case kOutputEnded:
      return complete();
    case kDiscarding:
      errors_.finish();
      return stopDiscarding();
    default:
      return;
  }
}

void CgiProcess::updateTimer() {
  if (state_ != kDiscarding) loop().setTimer(this, timeoutSeconds());
}

// 0: none. The script is not to blame for the time in which it has to wait for us.
int CgiProcess::timeoutSeconds() const {
  switch (state_) {
    case kInLine:
      return timeout_;
    case kRunning:
      return isFull() || input_.isStarved() ? 0 : timeout_;
    case kOrphaned:
      return isFull() ? 0 : kOrphanedSeconds;
    case kOutputEnded:
      return kOutputEndedSeconds;
    default:
      return 0;
  }
}

void CgiProcess::takeOutput(std::size_t count) {
  bool wasFull = isFull();
  output_.take(count);
  if (wasFull) updateTimer();
}

BodySource::Result CgiProcess::pull(Buffer& out, std::size_t room) {
  if (state_ == kDiscarding) return kWait;
  std::size_t count = std::min(room, output().size());
  if (rest_ >= 0)
    count = static_cast<std::size_t>(std::min<off_t>(rest_, static_cast<off_t>(count)));
  if (count > 0) {
    out.append(output().sub(0, count));
    takeOutput(count);
    if (rest_ >= 0) rest_ -= static_cast<off_t>(count);
  }
  if (rest_ == 0) return kEnd;
  if (!output().empty()) return kMore;
  if (state_ == kComplete) return rest_ > 0 ? kError : kEnd;
  return state_ == kFailed ? kError : kWait;
}
