#include "processes/CgiProcess.hpp"

#include <errno.h>
#include <poll.h>

#include <algorithm>
#include <cstring>

#include "base/Numbers.hpp"
#include "processes/Pipe.hpp"

static const int kGrandchildSeconds = 2;  // silence, after the child itself has ended
static const int kDeathSeconds = 1;       // from the output's end to the child's
static const int kDiscardSeconds = 2;     // for output that nobody wants

CgiProcess::CgiProcess(Children& children, CgiObserver& observer, Pollable& waiter, int timeout)
    : Pollable(children.loop()),
      children_(children),
      observer_(observer),
      waiter_(waiter),
      timeout_(timeout),
      state_(kWaiting),
      status_(0),
      pid_(0),
      isReaped_(false),
      signal_(0),
      in_(children.pool()),
      out_(children.pool()),
      err_(children.pool()),
      said_(0),
      length_(kAnyLength),
      rest_(kAnyLength),
      hasSpoken_(false),
      isHeld_(false),
      hasLooked_(false),
      isEntered_(false),
      hasInput_(false),
      isInputWhole_(true),
      isDiscarding_(false),
      discarded_(0),
      isDone_(false) {}

CgiProcess::~CgiProcess() {
  if (state_ == kWaiting) children_.leaveLine(*this);
  close(inFd_);
  close(outFd_);
  close(errFd_);
  if (pid_ != 0 && !isReaped_) children_.leave(*this, isDone_ ? timeout_ : 0);
}

void CgiProcess::wake() {
  if (!isHeld_) loop().schedule(&waiter_);
}

void CgiProcess::release() {
  isHeld_ = false;
  wake();
}

void CgiProcess::close(Fd& fd) {
  if (fd.isOpen()) loop().unwatch(fd.get());
  fd.reset();
}

void CgiProcess::startWhenInputArrives() {
  hasInput_ = true;
  isInputWhole_ = false;
}

void CgiProcess::startWithFile(int fd) {
  file_.reset(fd);
  enter();
}

void CgiProcess::enter() {
  isEntered_ = true;
  switch (children_.admit(*this)) {
    case Children::kPlace:
      return begin();
    case Children::kInLine:
      return updateTimer();
    case Children::kLineFull:
      return fail(503, "too many requests wait for a program");
  }
}

void CgiProcess::begin() {
  Pipe in;
  Pipe out;
  Pipe err;
  bool isOpen = (!hasInput_ || in.open()) && out.open() && err.open();
  if (!isOpen) return fail(503, std::string("pipe() failed: ") + std::strerror(errno));
  int input = hasInput_ ? in.toRead.get() : file_.isOpen() ? file_.get() : children_.emptyInput();
  pid_ = command_.start(input, out.toWrite.get(), err.toWrite.get());
  if (pid_ < 0) {
    pid_ = 0;
    return fail(503, std::string("fork() failed: ") + std::strerror(errno));
  }
  children_.add(pid_, *this);
  file_.reset();
  state_ = kRunning;
  if (hasInput_) watchPipe(inFd_, in.toWrite, in_.empty() ? 0 : POLLOUT);
  watchPipe(outFd_, out.toRead, POLLIN);
  watchPipe(errFd_, err.toRead, POLLIN);
  if (isInputWhole_ && in_.empty()) endInput();
  updateTimer();
  wake();
}

void CgiProcess::watchPipe(Fd& ours, Fd& pipe, short events) {
  Fd::setNonBlocking(pipe.get());
  loop().watch(pipe.get(), events, this);
  ours.swap(pipe);
}

void CgiProcess::ended(int signal) {
  isReaped_ = true;
  signal_ = signal;
  if (state_ == kRunning) settle();
  if (isHeld_) loop().schedule(this);
}

// Its end is what tells a whole output from a torn one. The standard error gets one more look:
// what the program said last is there by now, but another process may keep the pipe open.
void CgiProcess::settle() {
  if (outFd_.isOpen() || !isReaped_) return updateTimer();
  if (errFd_.isOpen()) return loop().schedule(this);
  complete();
}

// What is held back waits for one more poll(), which tells the output's end where nobody else keeps
// the pipe open.
void CgiProcess::onWake() {
  if (state_ != kRunning) return;
  if (!outFd_.isOpen()) return complete();
  if (hasLooked_) return release();
  hasLooked_ = true;
  loop().schedule(this);
}

void CgiProcess::complete() {
  sayErrors(true);
  if (signal_ != 0 && !isDiscarding_)
    return fail(502, "it was ended by signal " + decimal(signal_));
  state_ = kComplete;
  endInput();
  updateTimer();
  release();
}

void CgiProcess::discardOutput() {
  isDiscarding_ = isDone_ = true;
  takeOutput(out_.size());
  if (state_ == kRunning) loop().setTimer(this, kDiscardSeconds);
}

// It meets a closed pipe where it still writes.
void CgiProcess::leaveAlone() {
  close(outFd_);
  close(errFd_);
  complete();
}

void CgiProcess::fail(int status, const std::string& reason) {
  if (state_ == kWaiting) children_.leaveLine(*this);
  state_ = kFailed;
  status_ = status;
  endInput();
  close(outFd_);
  close(errFd_);
  if (pid_ != 0 && !isReaped_) children_.leave(*this, 0);
  pid_ = 0;
  updateTimer();
  observer_.scriptFailed(reason);
  release();
}

void CgiProcess::onTimeout() {
  if (state_ == kWaiting) return fail(503, "no place for it became free in time");
  if (state_ != kRunning) return;
  if (isDiscarding_) return leaveAlone();
  if (!outFd_.isOpen()) return complete();
  if (isReaped_) return endOutput();
  sayErrors(true);
  fail(504, "it has not moved for " + decimal(timeout_) + " seconds");
}

// Whoever waits for us is not to blame for the time.
bool CgiProcess::waitsForUs() const {
  return isFull() || (hasInput_ && in_.empty() && !isInputWhole_ && !isReaped_);
}

void CgiProcess::updateTimer() {
  if (isDiscarding_ && state_ == kRunning) return;
  int seconds = timeout_;
  if (state_ == kComplete || state_ == kFailed || !isEntered_)
    seconds = 0;
  else if (state_ == kRunning && !outFd_.isOpen())
    seconds = kDeathSeconds;
  else if (state_ == kRunning && waitsForUs())
    seconds = 0;
  else if (isReaped_)
    seconds = kGrandchildSeconds;
  loop().setTimer(this, seconds);
}
