#ifndef EXCHANGE_SERVICES_HPP
#define EXCHANGE_SERVICES_HPP

class Children;
class Clock;
class FileCache;
class Sessions;

// What the server lends to all handlers, for as long as they live.
struct Services {
  FileCache& files;
  Clock& clock;
  Children& children;
  Sessions& sessions;

  Services(FileCache& f, Clock& c, Children& n, Sessions& s)
      : files(f), clock(c), children(n), sessions(s) {}
};

#endif
