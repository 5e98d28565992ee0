#ifndef EXCHANGE_SERVICES_HPP
#define EXCHANGE_SERVICES_HPP

#include "net/EventLoop.hpp"

class Children;
class Clock;
class FileCache;
class RandomBytes;
class Sessions;
struct Counters;

// The objects that the server lends to all handlers. They outlive the handlers.
struct Services {
  FileCache& files;
  Clock& clock;
  Children& children;
  Sessions& sessions;
  EventLoop& loop;
  AlarmQueue& alarms;
  RandomBytes& random;
  Counters& counters;

  Services(FileCache& f, Clock& c, Children& n, Sessions& s, EventLoop& l, RandomBytes& r,
           Counters& t)
      : files(f),
        clock(c),
        children(n),
        sessions(s),
        loop(l),
        alarms(l.alarms()),
        random(r),
        counters(t) {}
};

#endif
