#include "peers/HashRing.hpp"

#include <algorithm>

#include "base/Crc32.hpp"

static const int kPointsPerWeight = 160;

// The bytes are those of nginx, so that both servers choose alike: the host, a zero, the port, and
// the last hash in little-endian order.
void HashRing::add(const std::string& name, int weight, std::size_t server) {
  std::size_t colon = name.rfind(':');
  std::string base = name.substr(0, colon);
  base += '\0';
  if (colon != std::string::npos) base += name.substr(colon + 1);
  unsigned long before = crc32(base);
  unsigned long last = 0;
  for (int i = 0; i < weight * kPointsPerWeight; ++i) {
    char bytes[4];
    for (int j = 0; j < 4; ++j)
      bytes[j] = static_cast<char>(last >> (8 * j) & 0xff);
    Point point = {crc32(Slice(bytes, sizeof bytes), before), server};
    points_.push_back(point);
    last = point.hash;
  }
}

void HashRing::sort() { std::stable_sort(points_.begin(), points_.end()); }

std::size_t HashRing::find(const Slice& key) const {
  Point wanted = {crc32(key), 0};
  std::vector<Point>::const_iterator at = std::lower_bound(points_.begin(), points_.end(), wanted);
  return at == points_.end() ? 0 : static_cast<std::size_t>(at - points_.begin());
}
