#ifndef EXCHANGE_CLIENT_HPP
#define EXCHANGE_CLIENT_HPP

#include "net/Address.hpp"

// Who asks, and over which address.
struct Client {
  Address peer;
  Address socket;  // the listener's, as configured
  Address key;     // where the connection came to, as far as it tells servers apart
  int port;        // the true one
  int fd;          // of the connection
  int pid;         // ours, for the logs
  int requests;    // on this connection, this one included
  unsigned long serial;

  Client() : port(0), fd(-1), pid(0), requests(0), serial(0) {}

  // The address that the connection came to. Asks the system: for those few who need it.
  Address local() const { return Address::ofSocket(fd); }
};

#endif
