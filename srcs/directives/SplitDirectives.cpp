#include "directives/SplitDirectives.hpp"

#include "directives/SlotSetters.hpp"

static const int kWhole = 10000;  // hundredths of a percent

// Reads "12%" or "0.5%" as hundredths of a percent.
static bool readPercent(const Slice& word, int& share) {
  if (!word.endsWith("%") || word.size() < 2) return false;
  Slice number = word.sub(0, word.size() - 1);
  std::size_t point = number.find('.');
  Slice fraction = point == Slice::npos ? Slice() : number.from(point + 1);
  if (fraction.size() > 2 || (point != Slice::npos && fraction.empty())) return false;
  std::string digits =
      number.sub(0, point).str() + fraction.str() + std::string(2 - fraction.size(), '0');
  share = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] < '0' || digits[i] > '9' || share > kWhole) return false;
    share = 10 * share + digits[i] - '0';
  }
  return share > 0;
}

// The shares follow one another on the scale of all hashes, as in nginx.
static unsigned widthOf(int share) {
  double width = static_cast<double>(share) * 0xffffffffu / kWhole;
  return static_cast<unsigned>(width);
}

static Status addRow(const Statement& row, SplitTable& split, int& total) {
  if (row.isBlock || row.words.size() != 2) {
    return Status::error("invalid number of the split_clients parameters");
  }
  int share = 0;
  bool isRest = row.name() == "*";
  if (!isRest && !readPercent(row.name(), share)) {
    return Status::error("invalid percent value \"" + row.name() + "\"");
  }
  total = isRest ? kWhole : total + share;
  if (total > kWhole) return Status::error("percent total is greater than 100%");
  unsigned last = split.parts.empty() ? 0 : split.parts.back().limit;
  SplitTable::Part part = {isRest ? 0 : last + widthOf(share), row.arg(1)};
  split.parts.push_back(part);
  return Status::ok();
}

static Status setSplitClients(Block& block, const Statement& statement) {
  SplitTable& split = addNew(block.config.splits);
  Status status = readTemplate(block, statement, statement.arg(1), split.source);
  if (!status.isOk()) return status;
  const std::string& name = statement.arg(2);
  if (name.size() < 2 || name[0] != '$') {
    return Status::error("invalid variable name \"" + name + "\"");
  }
  status = block.config.variables.defineSplit(Slice(name).from(1), split);
  int total = 0;
  for (std::size_t i = 0; status.isOk() && i < statement.children.size(); ++i) {
    block.standAtLine(*statement.children[i]);
    status = addRow(*statement.children[i], split, total);
  }
  return status;
}

static const Directive kRows[] = {
    {"split_clients", kHttp | kRepeats | kTypes << kOpens, 2, 2, setSplitClients},
};

DirectiveRows splitDirectives() { return DirectiveRows(kRows); }
