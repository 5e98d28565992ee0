#include "net/Pollable.hpp"

#include <cassert>

#include "net/EventLoop.hpp"

Pollable::Pollable(EventLoop& loop)
    : loop_(loop),
      timerNext_(0),
      timerLink_(0),
      deadline_(0),
      visit_(0),
      wakeQueue_(0),
      wakePrevious_(0),
      wakeNext_(0),
      wakeBatch_(0),
      retiredNext_(0),
      watched_(0),
      isRetired_(false) {}

Pollable::~Pollable() {
  assert(watched_ == 0);
  loop_.forget(this);
}
