#ifndef EXCHANGE_SERVICES_HPP
#define EXCHANGE_SERVICES_HPP

class Children;
class Clock;
class EventLoop;
class FileCache;
class Sessions;

// The objects that the server lends to all handlers. They outlive the handlers.
struct Services {
  EventLoop& loop;
  FileCache& files;
  Clock& clock;
  Children& children;
  Sessions& sessions;

  Services(EventLoop& l, FileCache& f, Clock& c, Children& n, Sessions& s)
      : loop(l), files(f), clock(c), children(n), sessions(s) {}
};

#endif
