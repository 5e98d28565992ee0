#include "access/AuthSubrequest.hpp"

#include "access/AccessCheck.hpp"
#include "base/Numbers.hpp"
#include "exchange/Subrequests.hpp"
#include "variables/Variables.hpp"

AuthSubrequest::AuthSubrequest(Subrequests& subrequests, const Exchange& parent,
                               const std::string& uri)
    : subrequests_(subrequests) {
  beginSubrequest(parent, uri, exchange_);
  subrequests_.startSubrequest(exchange_);
}

Handler::Result AuthSubrequest::ask(Exchange& parent) {
  if (!isDecided()) subrequests_.resumeSubrequest(exchange_);
  if (!isDecided()) return Handler::kPending;
  AccessCheck::record(parent, verdict(parent));
  return Handler::kDeclined;
}

int AuthSubrequest::verdict(Exchange& parent) const {
  int status = exchange_.response.status();
  endSubrequest(exchange_, parent);
  const InheritedList<AuthRequestVariable>& variables = parent.scope().access.authVariables;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    std::string value;
    expand(variables[i].value, exchange_, value);
    parent.values.set(variables[i].slot, value);
  }
  if (status >= 200 && status < 300) return AccessVerdict::kPermits;
  if (status == 403) return status;
  if (status != 401) {
    parent.log(kLogError, "auth request unexpected status: " + decimal(status));
    return 500;
  }
  Slice challenge = exchange_.response.field("WWW-Authenticate");
  if (!challenge.empty()) parent.response.addField("WWW-Authenticate", challenge.str());
  return status;
}
