#ifndef REWRITE_REPLACEMENT_HPP
#define REWRITE_REPLACEMENT_HPP

#include <string>

#include "config/RewriteProgram.hpp"
#include "exchange/Exchange.hpp"

// The text that a `rewrite` puts in the place of the path.
struct Replacement {
  std::string path;  // or the URL of a redirect, with its arguments
  std::string args;
  bool hasArgs;  // the replacement itself has a '?'

  // Expands the replacement of a `rewrite` whose expression has matched. As in nginx, a group is
  // percent-encoded among the arguments and in a redirect if the request's path was.
  Replacement(const RewriteStep& step, const Exchange& exchange);

 private:
  void append(const Template::Part& part, const Exchange& exchange, bool isRedirect);
  void appendLiteral(const Slice& text, bool isRedirect);
};

// Decodes the printable characters of a URL that are percent-encoded, up to its '?'.
void decodeRedirect(std::string& url);

#endif
