#ifndef LIMITS_LIMITOUTCOME_HPP
#define LIMITS_LIMITOUTCOME_HPP

// What a kind of limit has done with a request.
enum LimitOutcome {
  kNotLimited,  // no limit has looked at it
  kLimitPassed,
  kLimitDelayed,
  kLimitRejected,
  kLimitDelayedDryRun,
  kLimitRejectedDryRun
};

// Returns the value of $limit_req_status or $limit_conn_status.
const char* limitOutcomeName(LimitOutcome outcome);

#endif
