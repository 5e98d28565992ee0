#ifndef GATEWAY_UPSTREAMHEAD_HPP
#define GATEWAY_UPSTREAMHEAD_HPP

#include <sys/types.h>

#include <string>
#include <vector>

#include "base/Slice.hpp"

// The head of a response from an upstream server, whatever its protocol.
struct UpstreamHead {
  struct Field {
    std::string name;
    std::string value;
  };

  int status;
  std::string reason;         // may be empty
  off_t contentLength;        // -1 if the server gave none
  std::vector<Field> fields;  // in their order, Content-Length and those of the connection left out

  UpstreamHead() : status(0), contentLength(-1) {}
  // Returns the first value of the field, or 0. The case of the name does not matter.
  const std::string* find(const Slice& name) const;
};

#endif
