#include "directives/IfCondition.hpp"

#include "directives/Arguments.hpp"

static Status invalid(const std::string& word) {
  return Status::error("invalid condition \"" + word + "\"");
}

// The parentheses may stand alone or be joined to the words beside them.
static Status stripParentheses(const Statement& statement, std::vector<std::string>& words) {
  words.assign(statement.words.begin() + 1, statement.words.end());
  if (!Slice(words.front()).startsWith("(")) return invalid(words.front());
  words.front().erase(0, 1);
  if (words.front().empty()) words.erase(words.begin());
  if (words.empty()) return invalid("(");
  std::string& last = words.back();
  if (!Slice(last).endsWith(")")) return invalid(last);
  last.erase(last.size() - 1);
  if (last.empty()) words.pop_back();
  return words.empty() ? invalid("()") : Status::ok();
}

// Reads "=", "!=", "~", "~*", "!~" or "!~*".
static bool readOperator(const std::string& word, RewriteCondition& condition, bool& ignoresCase) {
  condition.isNegated = Slice(word).startsWith("!");
  std::string name = condition.isNegated ? word.substr(1) : word;
  ignoresCase = name == "~*";
  condition.test = name == "=" ? RewriteCondition::kEquals : RewriteCondition::kMatches;
  return name == "=" || name == "~" || name == "~*";
}

static Status readComparison(Block& block, const Statement& statement,
                             const std::vector<std::string>& words, RewriteCondition& condition) {
  if (words.size() != 1 && words.size() != 3) return invalid(words[0]);
  Status status = readTemplate(block, statement, words[0], condition.subject);
  if (!status.isOk() || words.size() == 1) return status;
  if (condition.subject.parts().size() != 1) return invalid(words[0]);
  bool ignoresCase;
  if (!readOperator(words[1], condition, ignoresCase)) {
    return Status::error("unexpected \"" + words[1] + "\" in condition");
  }
  if (condition.test == RewriteCondition::kEquals) {
    return readTemplate(block, statement, words[2], condition.value);
  }
  return block.config.addPattern(words[2], ignoresCase, condition.pattern);
}

static Status readFileTest(Block& block, const Statement& statement,
                           const std::vector<std::string>& words, RewriteCondition& condition) {
  condition.isNegated = words[0][0] == '!';
  static const RewriteCondition::Test kTests[] = {
      RewriteCondition::kIsFile, RewriteCondition::kIsDirectory, RewriteCondition::kExists,
      RewriteCondition::kIsExecutable};
  std::size_t test = Slice("fdex").find(words[0][words[0].size() - 1]);
  if (test == Slice::npos || words.size() != 2) return invalid(words[0]);
  condition.test = kTests[test];
  return readTemplate(block, statement, words[1], condition.subject);
}

Status readIfCondition(Block& block, const Statement& statement, RewriteCondition& condition) {
  std::vector<std::string> words;
  Status status = stripParentheses(statement, words);
  if (!status.isOk()) return status;
  Slice first(words[0]);
  if (first.size() > 1 && first[0] == '$')
    return readComparison(block, statement, words, condition);
  bool isFileTest = first.startsWith("-") ? first.size() == 2 : first.size() == 3;
  if (isFileTest && (first.startsWith("-") || first.startsWith("!-"))) {
    return readFileTest(block, statement, words, condition);
  }
  return invalid(words[0]);
}
