#include "exchange/AccessVerdict.hpp"

void AccessVerdict::clear() {
  status_ = kPermits;
  isFinal_ = false;
}

void AccessVerdict::add(int found, bool satisfiesAny) {
  if (isFinal_ || found == kNoOpinion) return;
  bool isRefusal = found == 401 || found == 403;
  bool decides = satisfiesAny ? !isRefusal : found != kPermits;
  if (decides || status_ != 401) status_ = found;
  isFinal_ = decides;
}
