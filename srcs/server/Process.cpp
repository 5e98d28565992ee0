#include "server/Process.hpp"

#include <fstream>
#include <string>

int processId() {
  std::ifstream self("/proc/self/stat");
  int pid = 0;
  self >> pid;
  return pid;
}

std::size_t descriptorLimit() {
  static const std::string kName = "Max open files";
  std::ifstream limits("/proc/self/limits");
  std::string line;
  while (std::getline(limits, line)) {
    if (line.compare(0, kName.size(), kName) != 0) continue;
    std::size_t soft = 0;
    std::size_t digits = line.find_first_of("0123456789");
    if (digits == std::string::npos) return 0;
    for (; digits < line.size() && line[digits] >= '0' && line[digits] <= '9'; ++digits)
      soft = soft * 10 + static_cast<std::size_t>(line[digits] - '0');
    return soft;
  }
  return 0;
}
