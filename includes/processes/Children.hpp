#ifndef PROCESSES_CHILDREN_HPP
#define PROCESSES_CHILDREN_HPP

#include <sys/types.h>

#include <list>
#include <vector>

#include "base/BlockPool.hpp"
#include "base/Fd.hpp"
#include "net/EventLoop.hpp"

class CgiProcess;

// All children that run CGI scripts. A limited number may live at once; a process that finds no
// place waits in line, first come first served. Every child is reaped soon after its end. A child
// that nobody wants any more is ended: it is asked to end (SIGTERM), and kGraceSeconds later it is
// killed (SIGKILL).
class Children {
 public:
  enum { kMostWaiting = 1024, kGraceSeconds = 2 };
  enum Admission {
    kPlace,    // the process may start a child
    kInLine,   // its begin() will be called when its turn has come
    kLineFull  // neither: kMostWaiting are in line
  };

  // Keeps references to both, which must outlive this object.
  Children(EventLoop& loop, BlockPool& pool);

  EventLoop& loop() { return loop_; }
  BlockPool& pool() { return pool_; }

  // Sets how many may live at once. REQUIRES: most > 0
  void limit(std::size_t most);
  // Returns a descriptor that reads as an empty file; it stays ours. -1 if the system refuses.
  int emptyInput();

  // Children that live, and processes in line.
  std::size_t runningCount() const { return all_.size(); }
  std::size_t waitingCount() const { return line_.size(); }

  // Asks for a place. May throw std::bad_alloc, and has changed nothing then.
  Admission admit(CgiProcess& process);
  void leaveLine(CgiProcess& process);
  // `process` has started this child. Its ended() is called after the child's end. Does not
  // allocate. REQUIRES: `process` was given a place since the last add().
  void add(pid_t pid, CgiProcess& process);
  // `process` gives up its child. The child may take `seconds` to end by itself; 0 ends it now.
  void leave(CgiProcess& process, int seconds);

  // Reaps children that have died, ends those that are overdue, and starts those whose turn has
  // come. To be called after each poll() for which isDue() is true. Throws nothing: a process for
  // which there is no memory fails, and the others go on.
  void tend();
  // `hasDied`: SIGCHLD has come since the last call.
  bool isDue(bool hasDied) const;
  // The longest sleep in milliseconds that poll() may take. It is short while a child's end is
  // awaited: SIGCHLD does not interrupt a poll() that has not begun.
  int longestSleep() const;

  // Ends all children and waits for them, at most for a few seconds. For the end of the server.
  void endAll();

 private:
  struct Child {
    pid_t pid;
    CgiProcess* process;  // 0: nobody wants the child any more
    int signal;           // the next one to send to an unwanted child
    long deadline;        // the monotonic second at which to send it
  };

  Children(const Children&);
  Children& operator=(const Children&);

  long second() const { return loop_.current().second; }
  void makeRoom();
  void reap();
  void endOverdue();
  void countTurn();
  void end(Child& child);
  void beginWaiting();

  EventLoop& loop_;
  BlockPool& pool_;
  std::size_t most_;
  Fd null_;  // -1 until it is needed
  std::vector<Child> all_;
  std::list<CgiProcess*> line_;
  long tended_;  // the second of the last tend()
};

#endif
