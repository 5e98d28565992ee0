#ifndef FILES_EMPTYGIF_HPP
#define FILES_EMPTYGIF_HPP

#include "exchange/Clock.hpp"
#include "exchange/Handler.hpp"

// Implements `empty_gif`: a transparent picture of one pixel, from memory.
class EmptyGif : public Handler {
 public:
  // Keeps a reference to the clock, which must outlive this object.
  explicit EmptyGif(Clock& clock) : clock_(clock) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  Clock& clock_;
};

#endif
