#pragma once

#include <map>
#include <string>

#include "harness/Backend.hpp"

// FastCGI, SCGI and uwsgi as a Backend speaks them.

struct GatewayRequest {
  bool isWhole = false;
  bool keeps = false;  // FastCGI: the connection is to stay open
  int modifiers = 0;   // uwsgi: the first times 256 plus the second
  std::map<std::string, std::string> parameters;
  std::string firstName;  // of the parameters
  std::string body;

  // Returns the value of a parameter, or "-" if it is missing.
  std::string operator[](const std::string& name) const {
    auto found = parameters.find(name);
    return found == parameters.end() ? "-" : found->second;
  }
};

GatewayRequest readFastCgi(BackendPeer& peer);
GatewayRequest readScgi(BackendPeer& peer);
GatewayRequest readUwsgi(BackendPeer& peer);

// FastCGI records.
std::string fastCgiRecord(int type, const std::string& content, std::size_t padding = 0);
// Any number of records, as the content needs.
std::string fastCgiOutput(const std::string& content);
std::string fastCgiErrors(const std::string& content);
std::string fastCgiEnd();

// Sends these bytes in response to a request, and closes.
Backend::Script sendingFastCgi(const std::string& bytes);
Backend::Script sendingScgi(const std::string& bytes);
