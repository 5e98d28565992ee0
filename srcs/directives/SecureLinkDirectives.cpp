#include "directives/SecureLinkDirectives.hpp"

#include "directives/SlotSetters.hpp"

static Status mixed() {
  return Status::error(
      "\"secure_link_secret\" cannot be mixed with \"secure_link\" and \"secure_link_md5\"");
}

template <Template SecureLinkSettings::*Text>
static Status setText(Block& block, const Statement& statement) {
  SecureLinkSettings& settings = block.scope().secureLink;
  if (!settings.secret.empty()) return mixed();
  return readTemplate(block, statement, statement.arg(1), settings.*Text);
}

static Status setSecret(Block& block, const Statement& statement) {
  SecureLinkSettings& settings = block.scope().secureLink;
  if (!settings.link.empty() || !settings.text.empty()) return mixed();
  settings.secret = statement.arg(1);
  return Status::ok();
}

static const Directive kRows[] = {
    {"secure_link", kAnywhere, 1, 1, setText<&SecureLinkSettings::link>},
    {"secure_link_md5", kAnywhere, 1, 1, setText<&SecureLinkSettings::text>},
    {"secure_link_secret", kLocation, 1, 1, setSecret},
};

DirectiveRows secureLinkDirectives() { return DirectiveRows(kRows); }
