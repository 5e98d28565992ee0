#ifndef HTTP_BASICCREDENTIALS_HPP
#define HTTP_BASICCREDENTIALS_HPP

#include <string>

#include "base/Slice.hpp"

// The name and the password in a field such as "Authorization: Basic QWxhZGRpbjpvcGVu" (RFC 7617).
struct BasicCredentials {
  std::string user;
  std::string password;

  // Reads the value of the field. Returns false, and leaves both empty, if it has another scheme,
  // is not base64, has no ':' or begins with it.
  bool read(const Slice& field);
};

#endif
