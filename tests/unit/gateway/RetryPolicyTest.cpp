#include "gateway/RetryPolicy.hpp"

#include <criterion/criterion.h>

Test(RetryPolicy, only_the_failures_that_are_listed) {
  UpstreamSettings settings;
  settings.failures = kUpstreamError | kUpstreamHttp503;
  RetryPolicy policy(settings);
  cr_expect(policy.mayFollow(kUpstreamError, 0));
  cr_expect(policy.mayFollow(RetryPolicy::failureOf(503), 0));
  cr_expect(!policy.mayFollow(kUpstreamTimeout, 0));
  cr_expect(!policy.mayFollow(RetryPolicy::failureOf(502), 0));
  cr_expect(!policy.mayFollow(RetryPolicy::failureOf(200), 0));
}

Test(RetryPolicy, tries_and_time_are_limited) {
  UpstreamSettings settings;
  settings.mostTries = 2;
  settings.triesTimeout = 10;
  RetryPolicy policy(settings);
  policy.begin(100);
  policy.countTry();
  cr_expect(policy.mayFollow(kUpstreamError, 109));
  cr_expect(!policy.mayFollow(kUpstreamError, 110));
  policy.countTry();
  cr_expect(!policy.mayFollow(kUpstreamError, 101));
}

Test(RetryPolicy, what_is_not_idempotent_is_sent_once) {
  UpstreamSettings settings;
  RetryPolicy policy(settings);
  cr_expect(policy.mayRepeat(false));
  cr_expect(!policy.mayRepeat(true));
  policy.setIdempotent(true);
  cr_expect(policy.mayRepeat(true));
  policy.setIdempotent(false);
  settings.failures |= kUpstreamNonIdempotent;
  cr_expect(policy.mayRepeat(true));
}
