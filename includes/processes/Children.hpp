#ifndef PROCESSES_CHILDREN_HPP
#define PROCESSES_CHILDREN_HPP

#include <sys/types.h>

#include <list>
#include <vector>

#include "base/BlockPool.hpp"
#include "base/Fd.hpp"
#include "net/EventLoop.hpp"

class CgiProcess;

// All CGI children. So many may live at once; who finds no place waits in line, first come first
// served. Every child is reaped soon after its end, and one that nobody wants any more is ended:
// asked first (SIGTERM), then not (SIGKILL).
class Children {
 public:
  enum { kMostWaiting = 1024, kGraceSeconds = 2 };

  // Borrows both.
  Children(EventLoop& loop, BlockPool& pool);

  EventLoop& loop() { return loop_; }
  BlockPool& pool() { return pool_; }
  long second() const { return loop_.current().second; }

  // How many may live at once. 1 and up.
  void limit(std::size_t most);

  // Reads as an empty file.
  int emptyInput();

  enum Admission {
    kPlace,    // it may start a child
    kInLine,   // its begin() is called when its turn comes
    kLineFull  // neither
  };
  Admission admit(CgiProcess& process);
  void leaveLine(CgiProcess& process);

  // `process` has started this child, and hears of its end by ended().
  void add(pid_t pid, CgiProcess& process);
  // `process` waits for the end of its child: no poll() sleeps long until then.
  void await(CgiProcess& process);
  // `process` has its first output. Most programs end right after it, and then all of it can be one
  // answer: so it waits a millisecond, or some busy turns, until its release().
  void hold(CgiProcess& process);
  // `process` goes. Its child may take `seconds` to end by itself, 0: it is ended now.
  void leave(CgiProcess& process, int seconds);

  // Looks who has died, and ends who has to. To be called after a turn in which isDue().
  void tend();
  // `hasDied`: the system has told of an end.
  bool isDue(bool hasDied) const;
  // The longest sleep (ms) that poll() may take: an end that comes between our look and the poll()
  // goes unnoticed by it.
  int longestSleep() const;

  // Ends everybody, and waits for that, in vain after some seconds. For the end of the server.
  void endAll();

 private:
  struct Child {
    pid_t pid;
    CgiProcess* process;  // 0: nobody's
    bool isAwaited;
    int heldFor;    // turns left to hold its first output; 0: not held
    int signal;     // of a nobody's: the next one to send
    long deadline;  // when that is to be sent
  };

  Children(const Children&);
  Children& operator=(const Children&);

  std::size_t indexOf(const CgiProcess& process) const;
  void reap();
  void endOverdue();
  void releaseHeld();
  void end(Child& child);
  void beginWaiting();

  EventLoop& loop_;
  BlockPool& pool_;
  std::size_t most_;
  Fd null_;
  std::vector<Child> all_;
  std::list<CgiProcess*> line_;
  long tended_;
};

#endif
