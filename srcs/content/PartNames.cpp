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
