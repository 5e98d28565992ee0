#ifndef ACCESS_ACCESS_HPP
#define ACCESS_ACCESS_HPP

#include "access/AccessCheck.hpp"

// Implements `allow` and `deny`.
class Access : public AccessCheck {
 protected:
  virtual int check(Exchange& exchange);
};

#endif
