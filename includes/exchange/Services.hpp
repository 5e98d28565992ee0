#ifndef EXCHANGE_SERVICES_HPP
#define EXCHANGE_SERVICES_HPP

#include "net/EventLoop.hpp"

class Children;
class Clock;
class FileCache;
class Sessions;

// The objects that the server lends to all handlers. They outlive the handlers.
struct Services {
  FileCache& files;
  Clock& clock;
  Children& children;
  Sessions& sessions;
  EventLoop& loop;
  AlarmQueue& alarms;

  Services(FileCache& f, Clock& c, Children& n, Sessions& s, EventLoop& l)
      : files(f), clock(c), children(n), sessions(s), loop(l), alarms(l.alarms()) {}
};

#endif
