#ifndef HTTP_HEADFRAME_HPP
#define HTTP_HEADFRAME_HPP

#include "base/Slice.hpp"

// The parts of a response head that depend on the connection and the server.
struct HeadFrame {
  Slice date;     // the value of Date
  Slice server;   // the value of Server
  bool isHttp11;  // the client understands the chunked coding
  bool keepAlive;
  int keepAliveTimeout;  // the value of "Keep-Alive: timeout=", or 0 for no such field
};

#endif
