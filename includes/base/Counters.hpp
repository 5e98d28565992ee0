#ifndef BASE_COUNTERS_HPP
#define BASE_COUNTERS_HPP

// What a status page shows: totals since the process started, and what is at work now.
struct Counters {
  enum { kClasses = 6 };

  unsigned long accepted;   // connections that accept() returned
  unsigned long handled;    // those that were served, which memory may prevent
  unsigned long requests;   // requests of which at least a byte has come
  unsigned long active;     // open connections
  unsigned long reading;    // connections of which a request's head is being read
  unsigned long writing;    // connections from the end of a head to the end of the response
  unsigned long upstreams;  // open connections to upstream servers
  unsigned long encoders;   // responses that are being compressed
  unsigned long leftPlain;  // responses that were not, because too many others were
  unsigned long responses[kClasses];  // ended responses by the first digit of their status
  unsigned long bytesReceived;        // heads and bodies of ended requests
  unsigned long bytesSent;            // heads and bodies of ended responses
  unsigned long generation;           // configurations put to work so far
  long startedAt;                     // the monotonic second in which the first of them was

  Counters()
      : accepted(0),
        handled(0),
        requests(0),
        active(0),
        reading(0),
        writing(0),
        upstreams(0),
        encoders(0),
        leftPlain(0),
        responses(),
        bytesReceived(0),
        bytesSent(0),
        generation(0),
        startedAt(0) {}
  // The other connections: idle, or about to close.
  unsigned long waiting() const { return active - reading - writing; }
  void countResponse(int status) {
    if (status >= 100 && status < 100 * kClasses) ++responses[status / 100];
  }
};

#endif
