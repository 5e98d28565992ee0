#ifndef BASE_COUNTERS_HPP
#define BASE_COUNTERS_HPP

// What a status page shows: totals since the process started, and what is at work now.
struct Counters {
  unsigned long accepted;   // connections that accept() returned
  unsigned long handled;    // those that were served, which memory may prevent
  unsigned long requests;   // requests of which at least a byte has come
  unsigned long active;     // open connections
  unsigned long reading;    // connections of which a request's head is being read
  unsigned long writing;    // connections from the end of a head to the end of the response
  unsigned long upstreams;  // open connections to upstream servers

  Counters()
      : accepted(0), handled(0), requests(0), active(0), reading(0), writing(0), upstreams(0) {}
  // The other connections: idle, or about to close.
  unsigned long waiting() const { return active - reading - writing; }
};

#endif
