#include "config/AccessSettings.hpp"

#include "http/Method.hpp"

bool LimitExceptRule::appliesTo(unsigned method) const {
  unsigned named = methods & kGet ? methods | kHead : methods;
  return methods != 0 && (named & method) == 0;
}
