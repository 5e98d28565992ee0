#include "rewrite/Condition.hpp"

#include "content/FileCache.hpp"
#include "variables/Variables.hpp"

bool matchOrClear(const Pattern& pattern, const std::string& text, Exchange& x) {
  bool isMatch = x.values.match(pattern, text);
  if (!isMatch) x.values.clearGroups();
  if (x.scope().rewrite.isLogged) {
    x.log(kLogNotice, "\"" + pattern.text() + "\" " + (isMatch ? "matches" : "does not match") +
                          " \"" + text + "\"");
  }
  return isMatch;
}

static bool passes(RewriteCondition::Test test, const FileFacts& facts) {
  switch (test) {
    case RewriteCondition::kIsFile:
      return facts.isRegular();
    case RewriteCondition::kIsDirectory:
      return facts.isDirectory();
    case RewriteCondition::kIsExecutable:
      return facts.isExecutable;
    default:
      return facts.isRegular() || facts.isDirectory();
  }
}

static bool passes(RewriteCondition::Test test, const std::string& name, FileCache& files,
                   const Exchange& x) {
  CachedFileRef file;
  int status = files.find(name, x.scope().fileCache.valid, file);
  return status == 0 && passes(test, file->facts());
}

static bool isTrue(const RewriteCondition& condition, FileCache& files, Exchange& x) {
  std::string subject;
  expand(condition.subject, x, subject);
  std::string value;
  switch (condition.test) {
    case RewriteCondition::kIsTrue:
      return !subject.empty() && subject != "0";
    case RewriteCondition::kEquals:
      expand(condition.value, x, value);
      return subject == value;
    case RewriteCondition::kMatches:
      return matchOrClear(*condition.pattern, subject, x);
    default:
      return passes(condition.test, subject, files, x);
  }
}

bool holds(const RewriteCondition& condition, FileCache& files, Exchange& x) {
  return isTrue(condition, files, x) != condition.isNegated;
}
