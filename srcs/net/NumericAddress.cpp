#include "net/NumericAddress.hpp"

#include <cstring>

#include "base/Numbers.hpp"

static const int kMostPort = 65535;

static bool parseUpTo(const Slice& text, int most, int& value) {
  off_t number;
  if (text.size() > 5 || !parseDecimal(text, number) || number > most) return false;
  value = static_cast<int>(number);
  return true;
}

static bool parsePort(const Slice& text, int& port) {
  return parseUpTo(text, kMostPort, port) && port > 0;
}

static bool parseV4(const Slice& text, unsigned char (&bytes)[4]) {
  Slice left = text;
  for (int i = 0; i < 4; ++i) {
    std::size_t dot = i < 3 ? left.find('.') : left.size();
    int number;
    if (dot == Slice::npos || dot > 3 || !parseUpTo(left.sub(0, dot), 255, number)) return false;
    bytes[i] = static_cast<unsigned char>(number);
    if (i < 3) left.removePrefix(dot + 1);
  }
  return true;
}

namespace {

// The bytes of an IPv6 address as they are read, with the place of "::".
struct V6Reader {
  unsigned char bytes[16];
  int count;
  int gap;  // how many bytes stand before "::", or -1

  V6Reader() : count(0), gap(-1) {}

  bool takeGap() {
    if (gap >= 0) return false;
    gap = count;
    return true;
  }
  bool takeGroup(const Slice& group) {
    off_t value;
    if (count > 14 || group.size() > 4 || !parseHex(group, value)) return false;
    bytes[count++] = static_cast<unsigned char>(value >> 8);
    bytes[count++] = static_cast<unsigned char>(value & 0xff);
    return true;
  }
  bool takeV4(const Slice& text) {
    unsigned char last[4];
    if (count > 12 || !parseV4(text, last)) return false;
    std::memcpy(bytes + count, last, 4);
    count += 4;
    return true;
  }
  // Fills the gap with zeros. Returns false if the number of bytes is wrong.
  bool finish() {
    if (gap < 0) return count == 16;
    if (count > 14) return false;
    int behind = count - gap;
    std::memmove(bytes + 16 - behind, bytes + gap, static_cast<std::size_t>(behind));
    std::memset(bytes + gap, 0, static_cast<std::size_t>(16 - count));
    return true;
  }
};

}  // namespace

// RFC 4291 2.2
static bool parseV6(const Slice& text, V6Reader& reader) {
  Slice left = text;
  if (left.startsWith("::"))
    left.removePrefix(1);
  else if (left.startsWith(":"))
    return false;
  while (!left.empty()) {
    if (left[0] == ':') {
      left.removePrefix(1);
      if (!reader.takeGap()) return false;
      continue;
    }
    std::size_t colon = left.find(':');
    Slice group = left.sub(0, colon);
    bool isV4 = colon == Slice::npos && group.find('.') != Slice::npos;
    if (!(isV4 ? reader.takeV4(group) : reader.takeGroup(group))) return false;
    if (colon == Slice::npos) break;
    left.removePrefix(colon + 1);
    if (left.empty()) return false;
  }
  return reader.finish();
}

static bool setV6(const Slice& text, int port, Address& address) {
  V6Reader reader;
  if (!parseV6(text, reader)) return false;
  address = Address::ofBytes(Slice(reinterpret_cast<const char*>(reader.bytes), 16), port);
  return true;
}

static bool setV4(const Slice& text, int port, Address& address) {
  unsigned char bytes[4];
  if (!parseV4(text, bytes)) return false;
  address = Address::ofBytes(Slice(reinterpret_cast<const char*>(bytes), 4), port);
  return true;
}

bool parseNumericAddress(const Slice& text, Address& address) {
  int port = 0;
  if (text.startsWith("[")) {
    std::size_t close = text.find(']');
    if (close == Slice::npos) return false;
    Slice rest = text.from(close + 1);
    bool hasPort = rest.startsWith(":") && parsePort(rest.from(1), port);
    if (!rest.empty() && !hasPort) return false;
    return setV6(text.sub(1, close - 1), port, address);
  }
  std::size_t colon = text.find(':');
  if (colon == Slice::npos) return setV4(text, 0, address);
  if (text.findLast(':') != colon) return setV6(text, 0, address);
  return parsePort(text.from(colon + 1), port) && setV4(text.sub(0, colon), port, address);
}

bool isInNetwork(const Slice& network, int prefixBits, const Slice& address) {
  if (network.size() != address.size()) return false;
  std::size_t whole = static_cast<std::size_t>(prefixBits) / 8;
  int rest = prefixBits % 8;
  if (network.sub(0, whole) != address.sub(0, whole)) return false;
  int differing = rest == 0 ? 0 : (network[whole] ^ address[whole]) & 0xff;
  return differing >> (8 - rest) == 0;
}

bool clearLowBits(std::string& bytes, int prefixBits) {
  bool cleared = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    int kept = prefixBits - static_cast<int>(i) * 8;
    int mask = kept >= 8 ? 0xff : (kept <= 0 ? 0 : 0xff << (8 - kept) & 0xff);
    int byte = static_cast<unsigned char>(bytes[i]);
    cleared = cleared || (byte & mask) != byte;
    bytes[i] = static_cast<char>(byte & mask);
  }
  return cleared;
}
