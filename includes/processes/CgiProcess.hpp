#ifndef PROCESSES_CGIPROCESS_HPP
#define PROCESSES_CGIPROCESS_HPP

#include <string>

#include "base/Buffer.hpp"
#include "base/Fd.hpp"
#include "base/ScopedPtr.hpp"
#include "http/BodySource.hpp"
#include "net/Pollable.hpp"
#include "processes/CgiCommand.hpp"
#include "processes/CgiObserver.hpp"
#include "processes/Children.hpp"

// One CGI child at work: three pipes, with a bounded buffer each. Input and output go on at the
// same time; a buffer that is full leaves its pipe alone, which makes the program wait.
//
// Whenever something has moved, `waiter` is scheduled. Destroyed before the output was complete,
// it ends the child; afterwards the child may finish what it is doing, within the time-out.
class CgiProcess : public Pollable, public BodySource {
 public:
  enum { kCapacity = 64 * 1024, kAnyLength = -1, kMostDiscarded = 1024 * 1024 };
  enum State {
    kWaiting,   // in line, not started
    kRunning,   // more output may come
    kComplete,  // all output has come
    kFailed     // what output there is has no end
  };

  // Borrows all. `timeout`: seconds without any progress, and the longest wait in line.
  CgiProcess(Children& children, CgiObserver& observer, Pollable& waiter, int timeout);
  virtual ~CgiProcess();

  // What to start: to be filled in before the start.
  CgiCommand& command() { return command_; }
  const CgiCommand& command() const { return command_; }
  // Its input is what is pushed, until closeInput(). It is not started before that has come, or
  // kCapacity of it: whoever sends little by little holds no place that others wait for.
  void startWhenInputArrives();
  // Starts it, or waits in line; its input is a file, or nothing at all (-1). Takes the descriptor
  // over.
  void startWithFile(int fd);
  // Instead of a start: it has failed.
  void giveUp(int status, const std::string& reason) { fail(status, reason); }
  // Its turn has come, by Children.
  void begin();
  // What was held back of its output is to be told now. By Children.
  void release();
  // Its child has ended: by this signal, or 0. By Children.
  void ended(int signal);

  State state() const { return state_; }
  int status() const { return status_; }  // of kFailed: 500, 502, 503 or 504

  // Takes bytes of the request's body, fewer than given where it is full. A program that reads no
  // more is given nothing, and all bytes are taken.
  std::size_t push(const Slice& bytes);
  void closeInput();
  // Whether the program still reads its input.
  bool takesInput() const { return hasInput_; }

  // Output that has come and was not taken yet: the head is read here.
  Slice output() const { return out_.slice(); }
  bool isFull() const { return out_.size() >= kCapacity; }
  // Takes `count` bytes of it. REQUIRES: count <= output().size()
  void takeOutput(std::size_t count);
  // The body has so many bytes, kAnyLength: until the output's end.
  void setLength(off_t length);
  // No output is wanted any more. For a while what comes is thrown away, so that the program can do
  // what else it was started for; one that goes on is left alone. Either way it is kComplete then,
  // and the body ends with nothing.
  void discardOutput();

  virtual off_t length() const { return length_; }
  virtual Result pull(Buffer& out, std::size_t room);

  virtual void onReady(int fd, short revents);
  virtual void onTimeout();
  virtual void onWake();
  virtual void onOutOfMemory() { fail(500, "there is no memory for it"); }

 private:
  void enter();
  void watchPipe(Fd& ours, Fd& pipe, short events);
  void writeInput();
  void readOutput();
  void readErrors();
  void sayErrors(bool isAll);
  void close(Fd& fd);
  void endInput();
  void endOutput();
  void fail(int status, const std::string& reason);
  void settle();
  void complete();
  void leaveAlone();
  bool waitsForUs() const;
  void updateTimer();
  void wake();

  Children& children_;
  CgiObserver& observer_;
  Pollable& waiter_;
  int timeout_;
  CgiCommand command_;
  State state_;
  int status_;
  pid_t pid_;  // 0: none, or it was reaped
  bool isReaped_;
  int signal_;  // that ended it
  Fd inFd_;     // -1: closed, or never was
  Fd outFd_;
  Fd errFd_;
  Fd file_;  // its input, until it has started
  Buffer in_;
  Buffer out_;
  Buffer err_;
  std::size_t said_;  // bytes of its standard error so far
  off_t length_;
  off_t rest_;  // of a body whose length is known
  bool hasSpoken_;
  bool isHeld_;     // nobody is told of its output yet
  bool hasLooked_;  // once more, after its child has ended
  bool isEntered_;  // started, or in line
  bool hasInput_;
  bool isInputWhole_;
  bool isDiscarding_;
  std::size_t discarded_;
  bool isDone_;  // all that was wanted of its output was taken
};

#endif
