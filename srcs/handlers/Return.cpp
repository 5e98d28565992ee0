#include "handlers/Return.hpp"

#include "handlers/Variables.hpp"

static bool isRedirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static void describeText(Exchange& x) {
  Slice type = x.scope().types->find(x.path);
  if (type.empty()) type = x.scope().defaultType;
  x.response.contentType.assign(type.data(), type.size());
}

Handler::Result ReturnHandler::apply(const Return& directive, Exchange& x) {
  std::string text;
  expand(directive.text, x, text);
  x.response.setStatus(directive.status);
  if (isRedirect(directive.status)) {
    x.response.location = text;
  } else if (directive.status < 400 || !text.empty()) {
    describeText(x);
    x.response.setText(text);
  }
  return kAnswered;
}

Handler::Result ReturnHandler::handle(Exchange& x) {
  const Return& directive = x.location->redirect;
  bool isServers = x.location->kind == Location::kServerLevel;
  return directive.status == 0 || isServers ? kDeclined : apply(directive, x);
}

unsigned ReturnHandler::methods(Exchange& x) const {
  bool answers = x.location->redirect.status != 0;
  return answers ? kGet | kHead | kPost | kPut | kDelete : 0u;
}
