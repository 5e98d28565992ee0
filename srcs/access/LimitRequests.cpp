#include "access/LimitRequests.hpp"

#include "base/Numbers.hpp"
#include "exchange/Clock.hpp"
#include "exchange/Delay.hpp"
#include "limits/RequestCheck.hpp"
#include "variables/Variables.hpp"

static const long kMilliseconds = 10;  // in a hundredth of a second
static const std::size_t kLongestKey = 65535;

static const char* dryRun(const LimitReaction& reaction) {
  return reaction.isDryRun ? ", dry run" : "";
}

// nginx's "0.500" for 500.
static std::string thousandths(long value) {
  std::string text = decimal(value / 1000) + ".";
  appendPadded(text, value % 1000, 3, '0');
  return text;
}

// nginx tells of a delay at the next lower level.
static LogLevel delayLevel(LogLevel level) {
  return level == kLogInfo ? kLogInfo : static_cast<LogLevel>(level + 1);
}

static Handler::Result reject(Exchange& x) {
  const LimitReaction& reaction = x.scope().limits.requestReaction;
  x.requestLimit = reaction.isDryRun ? kLimitRejectedDryRun : kLimitRejected;
  if (reaction.isDryRun) return Handler::kDeclined;
  x.response.setStatus(reaction.status);
  return Handler::kResponded;
}

static void logRejection(const Exchange& x, const RequestCheck& check, RequestCheck::Result why) {
  const LimitReaction& reaction = x.scope().limits.requestReaction;
  const std::string& zone = check.limit().zone->name;
  if (why == RequestCheck::kNoRoom)
    return x.log(kLogAlert, "could not allocate node in limit_req zone \"" + zone + "\"");
  if (!x.logs(reaction.level)) return;
  x.log(reaction.level, std::string("limiting requests") + dryRun(reaction) + ", excess: " +
                            thousandths(check.excess()) + " by zone \"" + zone + "\"");
}

Handler::Result LimitRequests::account(Exchange& x, RequestCheck& check) const {
  const LimitReaction& reaction = x.scope().limits.requestReaction;
  long delay = check.commit();
  x.requestLimit = kLimitPassed;
  if (delay == 0) return kDeclined;
  x.log(delayLevel(reaction.level), std::string("delaying request") + dryRun(reaction) +
                                        ", excess: " + thousandths(check.excess()) +
                                        ", by zone \"" + check.limit().zone->name + "\"");
  x.requestLimit = reaction.isDryRun ? kLimitDelayedDryRun : kLimitDelayed;
  if (reaction.isDryRun) return kDeclined;
  x.pending.reset(new Delay(alarms_, (delay + kMilliseconds - 1) / kMilliseconds, x));
  return kWaiting;
}

Handler::Result LimitRequests::handle(Exchange& x) {
  const std::vector<RequestLimit>& limits = x.scope().limits.requests;
  if (limits.empty() || x.requestLimit != kNotLimited) return kDeclined;
  RequestCheck check(alarms_.now() * kMilliseconds);
  std::string key;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    key.clear();
    expand(limits[i].zone->key, x, key);
    if (key.empty()) continue;
    if (key.size() > kLongestKey) {
      x.log(kLogError,
            "the value of the \"" + limits[i].zone->keyText + "\" key is more than 65535 bytes");
      continue;
    }
    RequestCheck::Result result = check.add(limits[i], key);
    if (result == RequestCheck::kFits) continue;
    logRejection(x, check, result);
    return reject(x);
  }
  return check.isEmpty() ? kDeclined : account(x, check);
}
