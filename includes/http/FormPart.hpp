#ifndef HTTP_FORMPART_HPP
#define HTTP_FORMPART_HPP

#include <string>

#include "http/ContentDisposition.hpp"

// A part of a form. It is a file if it has a file name, else a field.
struct FormPart {
  ContentDisposition disposition;
  std::string contentType;  // empty if the part has none
};

#endif
