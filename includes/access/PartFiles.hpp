#ifndef ACCESS_PARTFILES_HPP
#define ACCESS_PARTFILES_HPP

#include "exchange/Handler.hpp"

// Files that are not whole yet, ".webserv-*.part", are nobody's to see or to change.
class PartFiles : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

#endif
