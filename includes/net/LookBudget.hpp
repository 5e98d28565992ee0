#ifndef NET_LOOKBUDGET_HPP
#define NET_LOOKBUDGET_HPP

#include <cstddef>

// Spreads looks at cold descriptors over a second, so that each of them is met kRotations times in
// it, whatever the server does meanwhile. The clock of the loop knows whole seconds only. The
// budget therefore counts steps (events that were served, and naps) and expects as many of them in
// the present second as in the one before, or more once more have come. Each step earns its share.
//
// When the number of steps falls sharply, a rotation takes longer until that second is over. When
// it rises sharply, the cold ones are met more often than needed for that long.
class LookBudget {
 public:
  enum {
    kRotations = 16,     // in a second: a cold client waits for 62 ms at most, and 31 on average
    kFewestSteps = 2048  // the fewest that are expected in a second
  };

  LookBudget() : second_(0), before_(0), present_(0), due_(0) {}

  // Returns how many looks at cold descriptors, of which there are `cold`, these steps earn.
  // `second` is monotonic.
  std::size_t earn(std::size_t steps, std::size_t cold, long second);

 private:
  long second_;
  std::size_t before_;   // steps in the second before second_
  std::size_t present_;  // steps in second_ so far
  std::size_t due_;      // what is left of the last division
};

#endif
