#ifndef CONFIG_ERRORPAGEFILES_HPP
#define CONFIG_ERRORPAGEFILES_HPP

#include <string>

#include "config/VirtualServer.hpp"

// Finds the files of the error pages of a server, where they can be known beforehand: the URI and
// the root have no variables, the location is found without regular expressions, and it serves
// files.
class ErrorPageFiles {
 public:
  // Keeps a reference to the server, which must outlive this object.
  explicit ErrorPageFiles(const VirtualServer& server);

  // Returns the file of the page if it is not there, or an empty string.
  std::string missing(const ErrorPage& page) const;

 private:
  ErrorPageFiles(const ErrorPageFiles&);
  ErrorPageFiles& operator=(const ErrorPageFiles&);

  const VirtualServer& server_;
  bool hasExpressions_;
};

#endif
