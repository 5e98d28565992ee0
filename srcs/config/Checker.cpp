#include "config/Checker.hpp"

#include <set>

static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

static unsigned findTopContext(const Statement& root) {
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    if (root.children[i]->name() == "http") return kMain;
  }
  return kMain | kHttp;
}

Checker::Checker(const DirectiveTable& table, const Statement& root)
    : table_(table), root_(root), topContext_(findTopContext(root)) {}

void Checker::check(FaultList& faults) const { checkBlock(root_, topContext_, faults); }

std::string Checker::unknown(const Statement& statement, unsigned context) const {
  std::string sentence = "unknown directive " + quoted(statement.name());
  std::string meant = table_.suggest(statement.name(), context);
  return meant.empty() ? sentence : sentence + ", did you mean " + quoted(meant) + "?";
}

static std::string misplaced(const Statement& statement, const Directive& row, unsigned context) {
  std::string sentence = quoted(statement.name()) + " directive is not allowed here";
  if (row.may(kUpstream)) return sentence + ": it belongs inside an \"upstream\" block";
  if (context != kMain || !row.may(kHttp)) return sentence;
  return sentence + ": this file has an \"http\" block, and it belongs inside";
}

// A directive that is not supported is so in every context, unless its value asks for nothing.
static bool isLacking(const Statement& statement, const Directive& row) {
  bool isOff = statement.count() == 1 && statement.arg(1) == "off";
  return row.may(kRefused) && !(row.may(kMayBeOff) && isOff);
}

std::string Checker::lacking(const Statement& statement) const {
  std::string sentence = quoted(statement.name()) + " is not supported";
  std::string instead = table_.hint(statement.name());
  return instead.empty() ? sentence : sentence + ": " + instead;
}

// Returns the fault as a sentence, or an empty string.
std::string Checker::faultOf(const Statement& statement, const Directive* row,
                             unsigned context) const {
  if (!row) return unknown(statement, context);
  if (isLacking(statement, *row)) return lacking(statement);
  if (!row->may(context)) return misplaced(statement, *row, context);
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

void Checker::checkBlock(const Statement& parent, unsigned context, FaultList& faults) const {
  std::set<Slice> seen;
  for (std::size_t i = 0; i < parent.children.size() && !faults.isFull(); ++i) {
    const Statement& statement = *parent.children[i];
    const Directive* row = table_.find(statement.name());
    std::string fault = faultOf(statement, row, context);
    bool mayRepeat = !row || row->may(kRepeats | kRefused);
    bool isRepeated = fault.empty() && !mayRepeat && !seen.insert(statement.name()).second;
    if (isRepeated) fault = quoted(statement.name()) + " directive is duplicate";
    if (!fault.empty()) faults.add(statement, fault);
    // The statements inside types{} are types, not directives.
    bool hasDirectives = row && row->isBlock() && !row->isValues();
    if (hasDirectives) checkBlock(statement, row->inside(context), faults);
  }
}
