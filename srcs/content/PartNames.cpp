#include "content/PartNames.hpp"

#include "base/Numbers.hpp"

static const char kPrefix[] = ".webserv-";
static const char kSuffix[] = ".part";

std::string PartNames::next(int pid) {
  return kPrefix + decimal(pid) + "-" + decimal(static_cast<off_t>(number())) + kSuffix;
}

bool PartNames::isOne(const Slice& name) {
  return name.startsWith(kPrefix) && name.endsWith(kSuffix);
}

bool PartNames::isOne(const Slice& name, off_t& pid) {
  const std::size_t around = sizeof kPrefix + sizeof kSuffix - 2;
  if (!isOne(name) || name.size() < around) return false;
  Slice numbers = name.sub(sizeof kPrefix - 1, name.size() - around);
  std::size_t dash = numbers.find('-');
  off_t number;
  return dash != Slice::npos && parseDecimal(numbers.sub(0, dash), pid) &&
         parseDecimal(numbers.from(dash + 1), number);
}
