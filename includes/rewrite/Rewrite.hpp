#ifndef REWRITE_REWRITE_HPP
#define REWRITE_REWRITE_HPP

#include "exchange/Handler.hpp"

class FileCache;

// Runs the rewrite program of the location: the directives `rewrite`, `if`, `set`, `break` and
// `return`, one after the other.
class Rewrite : public Handler {
 public:
  // Keeps a reference to the cache, which must outlive the handler.
  explicit Rewrite(FileCache& files) : files_(files) {}
  virtual Result handle(Exchange& exchange);
  // Runs the program of the server level, before a location is chosen.
  Result runServerLevel(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  FileCache& files_;
};

#endif
