#ifndef SERVER_INTEREST_HPP
#define SERVER_INTEREST_HPP

#include <poll.h>

#include "server/LingeringClose.hpp"
#include "server/RequestReader.hpp"
#include "server/ResponseWriter.hpp"

// What a connection asks of poll(), and which timer runs: a pure function of the states of its two
// sides. The table of all valid pairs of states is in Connection.hpp.
struct Interest {
  enum Timer {
    kTimerNone,
    kTimerIdle,     // the next request does not come
    kTimerHead,     // its head does not become complete
    kTimerBody,     // its body does not go on
    kTimerSend,     // the client does not take what waits to be sent
    kTimerLinger,   // the client does not send what it owes
    kTimerReceipt,  // the client does not acknowledge what was sent
    kTimerBrief,    // nothing comes for a moment, and then the connection is closed
    kTimerLeft      // a client that has ended its side may be gone altogether
  };
  struct Sides {
    RequestReader::State request;
    ResponseWriter::State response;
    bool hasRoom;       // for more input of the kind that the request side awaits
    bool hasOutput;     // bytes wait to be sent
    bool isOutputFull;  // too many of them to begin with another request
    bool hasPending;    // the response comes from a pending operation
    bool isDraining;    // the server is about to end
    bool mayLeave;      // the work goes on though the client has left
    LingeringClose::Owed owed;
  };

  // POLLIN and POLLOUT. With neither, kOnlyFaults: poll() then reports a reset, and nothing else. 0
  // if a reset does not matter either.
  short events;
  Timer timer;

  enum { kOnlyFaults = POLLPRI };  // nobody sends urgent data

  static Interest of(const Sides& sides);
};

#endif
