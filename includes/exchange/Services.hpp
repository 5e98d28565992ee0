#ifndef EXCHANGE_SERVICES_HPP
#define EXCHANGE_SERVICES_HPP

class AlarmQueue;
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
  AlarmQueue& alarms;

  Services(FileCache& f, Clock& c, Children& n, Sessions& s, AlarmQueue& a)
      : files(f), clock(c), children(n), sessions(s), alarms(a) {}
};

#endif
