#include "access/AuthBasic.hpp"

#include "access/UserCheck.hpp"
#include "config/Paths.hpp"
#include "variables/Variables.hpp"

static const AuthBasicSettings& settingsFor(const Exchange& x) {
  const LimitExceptRule& limit = x.location->limitExcept;
  return limit.appliesTo(x.method) ? limit.auth : x.scope().access.auth;
}

int AuthBasic::check(Exchange& x) {
  const AuthBasicSettings& settings = settingsFor(x);
  x.isUserVerified = false;
  if (!settings.isSet || settings.userFile.empty()) return AccessVerdict::kNoOpinion;
  UserClaim claim;
  expand(settings.realm, x, claim.realm);
  if (claim.realm == "off") return AccessVerdict::kNoOpinion;
  if (!claim.credentials.read(x.request.value(Request::kAuthorization))) {
    x.log(kLogInfo, "no user/password was provided for basic authentication");
    return claim.ask(x);
  }
  std::string file;
  expand(settings.userFile, x, file);
  claim.file = resolvePath(settings.directory, file);
  return checkUser(x, claim);
}

int AuthBasic::checkUser(Exchange& x, UserClaim& claim) {
  int status = claim.facts.read(claim.file);
  if (status != 0) return claim.refuseFile(x, status);
  claim.digest = known_.digestOf(claim.file, claim.facts, claim.credentials);
  if (known_.contains(claim.digest)) {
    x.isUserVerified = true;
    return AccessVerdict::kPermits;
  }
  ScopedPtr<UserCheck> pending(new UserCheck(loop_, *x.waiter, known_, claim));
  status = pending->begin();
  if (status != 0) return claim.refuseFile(x, status);
  if (pending->isDecided()) return pending->verdict(x);
  x.pending.reset(pending.release());
  return kWaits;
}
