#ifndef NET_LOOKBUDGET_HPP
#define NET_LOOKBUDGET_HPP

#include <cstddef>

// Spreads looks at cold descriptors over time, so that each of them is met kRotations times in a
// second, whatever the server does meanwhile. Looks are earned in two ways:
//  - By work: so much CPU time earns so many looks. A saturated server does nothing but work.
//  - By naps, in which time passes and no CPU time is used. The clock of the loop knows whole
//    seconds only. The budget therefore counts naps, and expects as many in the present second as
//    in the one before, or more once more have come. When naps become longer and fewer, a rotation
//    may take longer until that second is over.
class LookBudget {
 public:
  enum {
    kRotations = 16,   // in a second: a cold client waits for 62 ms at most, and 31 on average
    kFewestNaps = 200  // the fewest that are expected in a second
  };

  LookBudget() : second_(0), napsBefore_(0), naps_(0), rest_(0) {}

  // Returns how many looks at cold descriptors, of which there are `cold`, are earned by so many
  // microseconds of CPU time.
  std::size_t earnByWork(std::size_t microseconds, std::size_t cold);
  // Returns how many are earned by one nap. `second` is monotonic.
  std::size_t earnByNap(std::size_t cold, long second);

 private:
  long second_;
  std::size_t napsBefore_;  // in the second before second_
  std::size_t naps_;        // in second_ so far
  std::size_t rest_;        // what the last division by a million has left
};

#endif
