#ifndef NET_PROXYHEADER_HPP
#define NET_PROXYHEADER_HPP

#include <cstddef>
#include <string>

#include "base/Slice.hpp"

// What a load balancer tells at the beginning of a connection: the header of the PROXY protocol, in
// its text form (version 1) or its binary form (version 2). The addresses are empty if the header
// names none, for a health check for example.
struct ProxyHeader {
  enum Result {
    kMore,  // the header is not complete
    kDone,
    kBad  // no header of the protocol begins like that
  };
  // The largest headers that are read.
  enum { kLongestText = 107, kLongestBinary = 4096 };

  std::string source;  // the client's address, as the header writes it
  std::string destination;
  int sourcePort;
  int destinationPort;

  ProxyHeader() : sourcePort(0), destinationPort(0) {}

  // Parses a header at the beginning of `bytes`. After kDone, `size` is the size of the header; the
  // bytes behind it belong to the first request.
  Result parse(const Slice& bytes, std::size_t& size);

 private:
  Result parseText(const Slice& bytes, std::size_t& size);
  Result parseLine(const Slice& line);
  Result parseBinary(const Slice& bytes, std::size_t& size);
  Result takeAddresses(int family, const Slice& data);
};

#endif
