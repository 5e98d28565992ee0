#include "processes/Children.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include <new>

#include "processes/CgiProcess.hpp"

static const int kUrgentSleep = 1;  // ms
static const int kFarewellSeconds = 4;

Children::Children(EventLoop& eventLoop, BlockPool& blocks)
    : loop_(eventLoop), pool_(blocks), most_(1), tended_(-1) {}

void Children::limit(std::size_t most) {
  most_ = most;
  beginWaiting();
}

int Children::emptyInput() {
  if (!null_.isOpen()) null_.reset(open("/dev/null", O_RDONLY | O_CLOEXEC));
  return null_.get();
}

Children::Admission Children::admit(CgiProcess& process) {
  if (line_.empty() && all_.size() < most_) {
    makeRoom();
    return kPlace;
  }
  if (line_.size() >= kMostWaiting) return kLineFull;
  line_.push_back(&process);
  return kInLine;
}

void Children::leaveLine(CgiProcess& process) { line_.remove(&process); }

// Before there is a child: once there is one, it must not be lost for lack of memory.
void Children::makeRoom() {
  if (all_.size() == all_.capacity()) all_.reserve(2 * all_.size() + 8);
}

void Children::add(pid_t pid, CgiProcess& process) {
  Child child = {pid, &process, SIGTERM, 0};
  all_.push_back(child);
}

void Children::leave(CgiProcess& process, int seconds) {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    Child& child = all_[i];
    if (child.process != &process) continue;
    child.process = 0;
    child.deadline = second() + seconds;
    if (seconds == 0) end(child);
    return;
  }
}

bool Children::isDue(bool hasDied) const {
  if (all_.empty()) return !line_.empty();
  return hasDied || second() != tended_ || longestSleep() == kUrgentSleep;
}

int Children::longestSleep() const {
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (all_[i].process && all_[i].process->isUrgent()) return kUrgentSleep;
  return ScanPolicy::kLongestSleep;
}

void Children::tend() {
  reap();
  countTurn();
  if (tended_ != second()) endOverdue();
  tended_ = second();
  beginWaiting();
}

static void tellEnd(CgiProcess& process, int signal) {
  try {
    process.ended(signal);
  } catch (const std::bad_alloc&) {
    process.onOutOfMemory();
  }
}

// An ended process adds no child and lets none leave, so that the indices stay valid.
void Children::reap() {
  int status = 0;
  for (pid_t pid = waitpid(-1, &status, WNOHANG); pid > 0; pid = waitpid(-1, &status, WNOHANG)) {
    std::size_t i = 0;
    while (i < all_.size() && all_[i].pid != pid)
      ++i;
    if (i == all_.size()) continue;
    if (all_[i].process) tellEnd(*all_[i].process, WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    all_[i] = all_.back();
    all_.pop_back();
  }
}

void Children::countTurn() {
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (all_[i].process) all_[i].process->countTurn(loop_.current().isIdle);
}

void Children::endOverdue() {
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (all_[i].process == 0 && all_[i].deadline <= second()) end(all_[i]);
}

void Children::end(Child& child) {
  kill(child.pid, child.signal);
  child.signal = SIGKILL;
  child.deadline = second() + kGraceSeconds;
}

void Children::beginWaiting() {
  while (!line_.empty() && all_.size() < most_) {
    CgiProcess* next = line_.front();
    line_.pop_front();
    try {
      makeRoom();
      next->begin();
    } catch (const std::bad_alloc&) {
      next->onOutOfMemory();
    }
  }
}

void Children::endAll() {
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (all_[i].process == 0 && all_[i].signal == SIGTERM) end(all_[i]);
  long begun = second();
  while (!all_.empty() && second() - begun < kFarewellSeconds) {
    loop_.turn(kUrgentSleep);
    tend();
  }
}
