#include "config/Checker.hpp"

#include <set>

#include "config/Directives.hpp"

static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

static unsigned findTopContext(const Statement& root) {
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    if (root.children[i]->name() == "http") return kMain;
  }
  return kMain | kHttp;
}

Checker::Checker(const Statement& root) : root_(root), topContext_(findTopContext(root)) {}

Status Checker::check() const { return checkBlock(root_, topContext_); }

static std::string unknown(const Statement& statement, unsigned context) {
  std::string sentence = "unknown directive " + quoted(statement.name());
  std::string meant = suggestDirective(statement.name(), context);
  return meant.empty() ? sentence : sentence + ", did you mean " + quoted(meant) + "?";
}

static std::string misplaced(const Statement& statement, const Directive& row, unsigned context) {
  std::string sentence = quoted(statement.name()) + " directive is not allowed here";
  if (context != kMain || !row.may(kHttp)) return sentence;
  return sentence + ": this file has an \"http\" block, and it belongs inside";
}

// What asks for nothing that would not be so anyway.
static bool asksForNothing(const Statement& statement, const Directive& row) {
  return row.may(kMayBeOff) && statement.count() == 1 && statement.arg(1) == "off";
}

std::string Checker::complaint(const Statement& statement, unsigned context) const {
  const Directive* row = findDirective(statement.name());
  if (!row) return unknown(statement, context);
  if (!row->may(context)) return misplaced(statement, *row, context);
  bool isHarmless = asksForNothing(statement, *row);
  if (row->may(kRefused)) {
    return isHarmless ? std::string() : quoted(statement.name()) + " is not supported";
  }
  if (row->isBlock() && !statement.isBlock) {
    return "directive " + quoted(statement.name()) + " has no opening \"{\"";
  }
  if (!row->isBlock() && statement.isBlock) {
    return "directive " + quoted(statement.name()) + " is not terminated by \";\"";
  }
  std::size_t count = statement.count();
  if (count < static_cast<std::size_t>(row->minArgs) ||
      count > static_cast<std::size_t>(row->maxArgs)) {
    return "invalid number of arguments in " + quoted(statement.name()) + " directive";
  }
  return std::string();
}

Status Checker::checkBlock(const Statement& parent, unsigned context) const {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < parent.children.size(); ++i) {
    const Statement& statement = *parent.children[i];
    std::string sentence = complaint(statement, context);
    const Directive* row = findDirective(statement.name());
    bool isNew = row && (row->may(kRepeats | kRefused) || seen.insert(statement.name()).second);
    if (sentence.empty() && !isNew) sentence = quoted(statement.name()) + " directive is duplicate";
    if (!sentence.empty()) return Status::error(statement.place.text() + ": " + sentence);
    // What stands in types{} are types, no directives.
    if (!row->isBlock() || row->inside() == kTypes) continue;
    Status status = checkBlock(statement, row->inside());
    if (!status.isOk()) return status;
  }
  return Status::ok();
}
