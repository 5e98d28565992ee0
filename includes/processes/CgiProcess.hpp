#ifndef PROCESSES_CGIPROCESS_HPP
#define PROCESSES_CGIPROCESS_HPP

#include <string>

#include "base/Fd.hpp"
#include "http/BodySource.hpp"
#include "net/Pollable.hpp"
#include "processes/CgiCommand.hpp"
#include "processes/CgiObserver.hpp"
#include "processes/Children.hpp"
#include "processes/ErrorLines.hpp"
#include "processes/InputPipe.hpp"
#include "processes/OutputHold.hpp"
#include "processes/OutputPipe.hpp"

// One CGI script at work: its child process, and a pipe with a bounded buffer for each of its
// standard input, output and error. Input and output go on at the same time. When a buffer is full
// its pipe is left alone, and the script has to wait.
//
//   kAwaitingInput --input has come, no place--> kInLine
//         |                                         |
//         | input has come, a place is free         | its turn has come
//         |                                         |
//         +--------------> kRunning <---------------+
//                          |      |
//        the output ends   |      |   the child ends
//                          v      v
//             kOutputEnded          kOrphaned
//                          |      |
//           the child ends |      | the output ends
//                          v      v
//                         kLastErrors --next turn--> kComplete
//
// discardOutput() leads from kRunning and the three states after it to kDiscarding, and from there
// to kComplete. A failure leads from any of these states but kDiscarding to kFailed.
//
//   state           what it awaits                        timeout
//   kAwaitingInput  all input, or 64 KiB of it,           none; whoever sends it is timed
//                   or startWithFile()
//   kInLine         a place among Children                `timeout` -> 503
//   kRunning        output, or room in the input pipe     `timeout` without either -> 504; none
//                                                         while the script has to wait for us
//   kOutputEnded    the end of the child, whose signal    1 s -> kComplete
//                   tells torn output from whole output
//   kOrphaned       the end of the output: a process that 2 s without output -> taken as its end;
//                   the child started holds the pipe      none while we do not read
//   kLastErrors     one more poll(), for what was         none; the next turn ends it
//                   written last to the standard error
//   kDiscarding     both ends, while output is dropped    2 s, or 1 MiB -> kComplete
//
// When something has moved, `waiter` is scheduled.
class CgiProcess : public Pollable, public BodySource {
 public:
  enum { kAnyLength = -1, kMostDiscarded = 1024 * 1024 };
  enum State {
    kAwaitingInput,
    kInLine,
    kRunning,
    kOutputEnded,
    kOrphaned,
    kLastErrors,
    kDiscarding,
    kComplete,  // all output has come, or no more is wanted
    kFailed     // status() says how; output that has come is incomplete
  };

  // Keeps references to all three, which must outlive this object. `timeout` is in seconds.
  CgiProcess(Children& children, CgiObserver& observer, Pollable& waiter, int timeout);
  // Ends the child, unless all of its output that is wanted was taken: then the child gets
  // `timeout` seconds to finish what it is doing.
  virtual ~CgiProcess();

  // What to start; to be filled in before the start.
  CgiCommand& command() { return command_; }
  const CgiCommand& command() const { return command_; }
  // The script's input is what is pushed, until closeInput(). The script starts when all of that
  // has come, or a full buffer of it (64 KiB): a client that sends slowly does not hold a place for
  // which others wait.
  void startWhenInputArrives() { input_.expect(); }
  // Starts the script, or waits in line. Its input is a file, whose descriptor is taken over, or
  // empty if `fd` is -1.
  void startWithFile(int fd);
  // Fails instead of starting.
  void giveUp(int status, const Slice& reason) { fail(status, reason); }

  State state() const { return state_; }
  int status() const { return status_; }  // with kFailed: the HTTP status that says why

  // Takes bytes of the request body, fewer than given when the buffer is full. When the script
  // reads no more, all bytes are taken and dropped.
  std::size_t push(const Slice& bytes);
  void closeInput();
  // Returns whether the script still reads its input.
  bool takesInput() const { return input_.state() != InputPipe::kEnded; }

  // Output that has come and has not been taken.
  Slice output() const { return output_.bytes(); }
  bool isFull() const { return output_.isFull(); }
  // Takes `count` bytes of it. REQUIRES: count <= output().size()
  void takeOutput(std::size_t count);
  // Sets the length of the body that pull() gives: kAnyLength means until the output ends.
  void setLength(off_t length) { length_ = rest_ = length; }
  // No output is wanted any more. For a while what comes is dropped, so that the script can do what
  // else it was started for. Then pull() gives an empty body, and the pipes are closed.
  void discardOutput();

  virtual off_t length() const { return length_; }
  virtual Result pull(Buffer& out, std::size_t room);

  virtual void onReady(int fd, short revents);
  virtual void onTimeout();
  virtual void onWake();
  virtual void onOutOfMemory();

  // For Children alone. It has a place and starts.
  void begin();
  // Its child has ended: by this signal, or 0.
  void ended(int signal);
  // A turn of the loop is over.
  void countTurn(bool isIdle);
  // Returns true while something is due within a millisecond or so: poll() must not sleep longer.
  bool isUrgent() const;

 private:
  void enter();
  void writeInput(bool isReading);
  void readOutput();
  void readErrors();
  void endOutput();
  void noteEnd();
  void complete();
  void finish();
  void stopDiscarding();
  void fail(int status, const Slice& reason);
  void stop(int status);
  bool isOver() const { return state_ == kComplete || state_ == kFailed; }
  bool isSatisfied() const;
  void updateTimer();
  int timeoutSeconds() const;
  void wake();
  void release();

  Children& children_;
  Pollable& waiter_;
  CgiObserver& observer_;
  int timeout_;
  CgiCommand command_;
  State state_;
  int status_;
  pid_t pid_;   // 0: no child, or it has ended
  int signal_;  // the one that ended it, or 0
  Fd file_;     // its input, until it has started
  InputPipe input_;
  OutputPipe output_;
  ErrorLines errors_;
  OutputHold hold_;
  off_t length_;
  off_t rest_;                 // of the length; kAnyLength: until the end
  unsigned long settledTurn_;  // the turn in which both ends were known
};

#endif
