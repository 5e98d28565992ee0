#include "base/Status.hpp"

std::vector<std::string> Status::sentences() const {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < sentence_.size()) {
    std::size_t end = sentence_.find('\n', begin);
    if (end == std::string::npos) end = sentence_.size();
    lines.push_back(sentence_.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}
