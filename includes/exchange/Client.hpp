#ifndef EXCHANGE_CLIENT_HPP
#define EXCHANGE_CLIENT_HPP

#include "net/Address.hpp"

// The client of a connection, and the address over which it came.
struct Client {
  Address peer;
  Address socket;  // the listener's address, as configured
  Address key;     // the local address, when it selects the virtual server; else `socket`
  int port;        // the local port, also when the configuration says port 0
  int fd;          // the connection's descriptor
  int pid;         // the process id of the server, for log lines
  long accepted;   // Clock::second() at the start of the connection
  int requests;    // the number of requests on this connection, the current one included
  unsigned long serial;

  Client() : port(0), fd(-1), pid(0), accepted(0), requests(0), serial(0) {}

  // Returns the local address of the connection. Each call is a system call, so only the few
  // callers that need the address ask for it.
  Address local() const { return Address::ofSocket(fd); }
};

#endif
