#ifndef NET_LOOKBUDGET_HPP
#define NET_LOOKBUDGET_HPP

#include <cstddef>

// Spreads looks at cold descriptors over time, so that each of them is met kRotations times in a
// second, whatever the server does meanwhile. Looks are earned in two ways:
//  - By work: so much CPU time earns so many looks. A saturated server does nothing but work.
//  - By naps, in which time passes and no CPU time is used. The clock of the loop knows whole
//    seconds only. The budget therefore expects as much work and as many naps in the present second
//    as in the one before, or more once more naps have come: the naps share the time that is left
//    by work. When there is suddenly less work, a rotation may take longer until that second is
//    over.
class LookBudget {
 public:
  enum {
    kRotations = 12,   // in a second: a cold client waits for 83 ms at most, and 42 on average
    kFewestNaps = 200  // the fewest that are expected in a second
  };

  LookBudget();

  // To be called before the other two, with the second (monotonic) that they belong to.
  void tick(long second);
  // Returns how many looks at cold descriptors, of which there are `cold`, are earned by so many
  // microseconds of CPU time.
  std::size_t earnByWork(std::size_t microseconds, std::size_t cold);
  // Returns how many are earned by one nap.
  std::size_t earnByNap(std::size_t cold);

 private:
  struct Second {
    std::size_t naps;
    std::size_t worked;  // microseconds, at most a million
  };

  long second_;
  Second present_;
  Second before_;
  std::size_t workRest_;  // what the last division of each kind has left
  std::size_t napRest_;
};

#endif
