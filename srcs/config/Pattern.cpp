#include "config/Pattern.hpp"

#include "config/VariableNames.hpp"

// Longer texts allocate when they meet look-around. Targets are shorter unless
// large_client_header_buffers says otherwise.
static const std::size_t kUsualText = 32 * 1024;

Status Pattern::compile(const std::string& text, bool ignoresCase, RegexScratch& scratch,
                        VariableNames& names, Pattern& pattern) {
  Status status = Regex::compile(text, ignoresCase, pattern.regex_);
  if (!status.isOk()) {
    std::string shown = text.size() > 100 ? text.substr(0, 100) + "..." : text;
    return Status::error("regular expression \"" + shown + "\": " + status.message());
  }
  const std::vector<GroupNames::Name>& named = pattern.regex_.names();
  for (std::size_t i = 0; status.isOk() && i < named.size(); ++i) {
    Group group = {named[i].slot, -1};
    status = names.define(named[i].name, group.slot);
    pattern.groups_.push_back(group);
  }
  pattern.regex_.reserve(scratch, kUsualText);
  pattern.text_ = text;
  pattern.scratch_ = &scratch;
  return status;
}
