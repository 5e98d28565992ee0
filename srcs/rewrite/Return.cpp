#include "rewrite/Return.hpp"

#include "exchange/Representation.hpp"
#include "http/StatusCode.hpp"
#include "variables/Variables.hpp"

void respondByReturn(const RewriteStep& step, Exchange& x) {
  std::string text;
  expand(step.text, x, text);
  x.response.setStatus(step.status);
  if (isRedirect(step.status)) {
    x.response.location = text;
  } else if (step.status < 400 || !text.empty()) {
    setTypeOfPath(x);
    x.response.setText(text);
  }
}
