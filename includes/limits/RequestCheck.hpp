#ifndef LIMITS_REQUESTCHECK_HPP
#define LIMITS_REQUESTCHECK_HPP

#include <vector>

#include "config/LimitSettings.hpp"
#include "limits/KeyTable.hpp"

// Measures one request by several `limit_req`. Each key has a leaky bucket, whose contents
// ("excess") are thousandths of a request: a request adds 1000, and the rate of the zone lets them
// flow out. A request counts in all buckets or, if one of them would overflow, in none.
class RequestCheck {
 public:
  enum Result {
    kFits,
    kExceeds,  // the bucket would hold more than the burst
    kNoRoom    // the zone has no memory for the key
  };

  // `now` is in milliseconds, from a clock that does not run backwards.
  explicit RequestCheck(long now) : now_(now), limit_(0), excess_(0) {}

  // Looks at the bucket of `key`. After any result but kFits, the request counts nowhere. Throws
  // std::bad_alloc.
  Result add(const RequestLimit& limit, const Slice& key);
  // Counts the request in every bucket. Returns the milliseconds by which it is to be delayed.
  long commit();

  // The limit that was exceeded, or that causes the delay, and the excess that it found.
  const RequestLimit& limit() const { return *limit_; }
  long excess() const { return excess_; }
  // Returns true if no key was looked at: the request is not limited at all.
  bool isEmpty() const { return buckets_.empty() && limit_ == 0; }

 private:
  struct Bucket {
    const RequestLimit* limit;
    KeyTable::Entry* entry;
    long excess;  // with this request
  };

  KeyTable::Entry* make(const LimitZone& zone, const Slice& key);
  long excessWith(const LimitZone& zone, const KeyTable::Entry& entry) const;
  void makeRoom(const LimitZone& zone, bool mustRemove) const;

  long now_;
  std::vector<Bucket> buckets_;
  const RequestLimit* limit_;
  long excess_;
};

#endif
