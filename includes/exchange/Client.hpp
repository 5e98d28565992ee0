#ifndef EXCHANGE_CLIENT_HPP
#define EXCHANGE_CLIENT_HPP

#include "net/Address.hpp"
#include "net/ProxyHeader.hpp"

// The client of a connection, and the address over which it came.
struct Client {
  Address peer;
  Address socket;  // the listener's address, as configured
  Address key;     // the local address, when it selects the virtual server; else `socket`
  int port;        // the local port, also when the configuration says port 0; 0 of a unix socket
  int fd;          // the connection's descriptor
  int pid;         // the process id of the server, for log lines
  int requests;    // the number of requests on this connection, the current one included
  unsigned long serial;
  long begun;                // the monotonic second in which the connection was accepted
  const ProxyHeader* proxy;  // what began the connection, or 0; owned by the connection

  Client() : port(0), fd(-1), pid(0), requests(0), serial(0), begun(0), proxy(0) {}

  // Returns the local address of the connection. Each call is a system call, so only the few
  // callers that need the address ask for it.
  Address local() const { return socket.isUnix() ? socket : Address::ofSocket(fd); }
};

#endif
