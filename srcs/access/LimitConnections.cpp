#include "access/LimitConnections.hpp"

#include "variables/Variables.hpp"

static const std::size_t kLongestKey = 255;

static Handler::Result reject(Exchange& x) {
  const LimitReaction& reaction = x.scope().limits.connectionReaction;
  x.connectionLimit = reaction.isDryRun ? kLimitRejectedDryRun : kLimitRejected;
  if (reaction.isDryRun) return Handler::kDeclined;
  x.response.setStatus(reaction.status);
  return Handler::kResponded;
}

static void logExcess(const Exchange& x, const LimitZone& zone) {
  const LimitReaction& reaction = x.scope().limits.connectionReaction;
  if (!x.logs(reaction.level)) return;
  x.log(reaction.level, std::string("limiting connections") +
                            (reaction.isDryRun ? ", dry run" : "") + " by zone \"" + zone.name +
                            "\"");
}

Handler::Result LimitConnections::handle(Exchange& x) {
  const std::vector<ConnectionLimit>& limits = x.scope().limits.connections;
  if (limits.empty() || x.connectionLimit != kNotLimited) return kDeclined;
  std::string key;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const LimitZone& zone = *limits[i].zone;
    key.clear();
    expand(zone.key, x, key);
    if (key.empty()) continue;
    if (key.size() > kLongestKey) {
      x.log(kLogError, "the value of the \"" + zone.keyText + "\" key is more than 255 bytes");
      continue;
    }
    HeldConnections::Result result = x.heldConnections.add(limits[i], key);
    x.connectionLimit = kLimitPassed;
    if (result == HeldConnections::kFits) continue;
    if (result == HeldConnections::kExceeds) logExcess(x, zone);
    return reject(x);
  }
  return kDeclined;
}
