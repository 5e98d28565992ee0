#include "rewrite/Return.hpp"

#include "exchange/Representation.hpp"
#include "http/StatusCode.hpp"
#include "variables/Variables.hpp"

Handler::Result Return::apply(const ReturnRule& directive, Exchange& x) {
  std::string text;
  expand(directive.text, x, text);
  x.response.setStatus(directive.status);
  if (isRedirect(directive.status)) {
    x.response.location = text;
  } else if (directive.status < 400 || !text.empty()) {
    setTypeOfPath(x);
    x.response.setText(text);
  }
  return kResponded;
}

// A method that `methods` leaves out is for Access and Methods to refuse.
Handler::Result Return::handle(Exchange& x) {
  const ReturnRule& directive = x.location->redirect;
  unsigned listed = x.scope().access.methods;
  bool isServers = x.location->kind == Location::kServerLevel;
  bool isListed = listed == 0 || (listed & x.method) != 0 || x.isErrorPage;
  bool isExcepted = x.location->limitExcept.appliesTo(x.method);
  if (directive.status == 0 || isServers || !isListed || isExcepted) return kDeclined;
  return apply(directive, x);
}

unsigned Return::methods(Exchange& x) const {
  bool isExcepted = x.location->limitExcept.appliesTo(x.method);
  bool responds = x.location->redirect.status != 0 && !isExcepted;
  return responds ? kGet | kHead | kPost | kPut | kDelete : 0u;
}
