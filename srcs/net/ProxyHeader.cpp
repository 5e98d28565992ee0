#include "net/ProxyHeader.hpp"

#include <algorithm>

#include "base/Numbers.hpp"
#include "net/Address.hpp"

// The protocol: https://www.haproxy.org/download/2.6/doc/proxy-protocol.txt
static const char kText[] = "PROXY ";
static const char kBinary[] = "\r\n\r\n\0\r\nQUIT\n";
static const std::size_t kBinarySignature = 12;
static const std::size_t kBinaryStart = 16;  // signature, version, family and length
static const int kMostPort = 65535;

enum { kVersion2 = 2, kProxyCommand = 1, kStream = 1, kInet = 1, kInet6 = 2 };

static bool mayBegin(const Slice& bytes, const Slice& signature) {
  std::size_t common = std::min(bytes.size(), signature.size());
  return bytes.sub(0, common) == signature.sub(0, common);
}

ProxyHeader::Result ProxyHeader::parse(const Slice& bytes, std::size_t& size) {
  if (bytes.empty()) return kMore;
  if (mayBegin(bytes, Slice(kBinary, kBinarySignature))) return parseBinary(bytes, size);
  return mayBegin(bytes, kText) ? parseText(bytes, size) : kBad;
}

ProxyHeader::Result ProxyHeader::parseText(const Slice& bytes, std::size_t& size) {
  Slice head = bytes.sub(0, kLongestText);
  std::size_t end = head.find('\n');
  if (end == Slice::npos) return head.size() < kLongestText ? kMore : kBad;
  if (end == 0 || head[end - 1] != '\r') return kBad;
  size = end + 1;
  return parseLine(head.sub(0, end - 1).from(sizeof kText - 1));
}

// Removes what stands before the next space, and that space. Returns an empty text if there is no
// space.
static Slice takeWord(Slice& line) {
  std::size_t space = line.find(' ');
  if (space == Slice::npos) return Slice();
  Slice word = line.sub(0, space);
  line.removePrefix(space + 1);
  return word;
}

static bool isAddress(const Slice& text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (hexValue(text[i]) < 0 && text[i] != '.' && text[i] != ':') return false;
  return !text.empty();
}

static bool readPort(const Slice& text, int& port) {
  off_t number;
  if (!parseDecimal(text, number) || number > kMostPort) return false;
  port = static_cast<int>(number);
  return true;
}

ProxyHeader::Result ProxyHeader::parseLine(const Slice& line) {
  if (line.startsWith("UNKNOWN")) return kDone;
  Slice left = line;
  Slice protocol = takeWord(left);
  if (protocol != "TCP4" && protocol != "TCP6") return kBad;
  Slice from = takeWord(left);
  Slice to = takeWord(left);
  Slice fromPort = takeWord(left);
  if (!isAddress(from) || !isAddress(to)) return kBad;
  if (!readPort(fromPort, sourcePort) || !readPort(left, destinationPort)) return kBad;
  source = from.str();
  destination = to.str();
  return kDone;
}

static int byteAt(const Slice& bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

static int shortAt(const Slice& bytes, std::size_t i) {
  return byteAt(bytes, i) << 8 | byteAt(bytes, i + 1);
}

// The command LOCAL and other transports have no addresses that matter here.
ProxyHeader::Result ProxyHeader::parseBinary(const Slice& bytes, std::size_t& size) {
  if (bytes.size() > kBinarySignature && byteAt(bytes, kBinarySignature) >> 4 != kVersion2)
    return kBad;
  if (bytes.size() < kBinaryStart) return kMore;
  std::size_t length = static_cast<std::size_t>(shortAt(bytes, kBinaryStart - 2));
  if (kBinaryStart + length > kLongestBinary) return kBad;
  if (bytes.size() < kBinaryStart + length) return kMore;
  size = kBinaryStart + length;
  int command = byteAt(bytes, kBinarySignature) & 15;
  int transport = byteAt(bytes, kBinarySignature + 1) & 15;
  if (command != kProxyCommand || transport != kStream) return kDone;
  return takeAddresses(byteAt(bytes, kBinarySignature + 1) >> 4, bytes.sub(kBinaryStart, length));
}

ProxyHeader::Result ProxyHeader::takeAddresses(int family, const Slice& data) {
  if (family != kInet && family != kInet6) return kDone;
  std::size_t width = family == kInet ? 4 : 16;
  if (data.size() < 2 * width + 4) return kBad;
  source = Address::ofBytes(data.sub(0, width), 0).host();
  destination = Address::ofBytes(data.sub(width, width), 0).host();
  sourcePort = shortAt(data, 2 * width);
  destinationPort = shortAt(data, 2 * width + 2);
  return kDone;
}
