#ifndef ACCESS_PARTFILES_HPP
#define ACCESS_PARTFILES_HPP

#include "exchange/Handler.hpp"

// Hides the temporary files of uploads, ".webserv-*.part": nobody may read or change them.
class PartFiles : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

#endif
