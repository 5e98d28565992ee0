#ifndef ACCESS_BODYLIMIT_HPP
#define ACCESS_BODYLIMIT_HPP

#include "exchange/Handler.hpp"

// `client_max_body_size`, where the length was declared; a chunked body is measured as it comes.
class BodyLimit : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

#endif
