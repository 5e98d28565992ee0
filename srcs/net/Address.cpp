#include "net/Address.hpp"

#include <netdb.h>

#include <algorithm>
#include <cstring>

#include "base/Numbers.hpp"

Address::Address() { std::memset(&storage_, 0, sizeof storage_); }

Address Address::ofSocket(int fd) {
  Address address;
  socklen_t size = capacity();
  getsockname(fd, address.raw(), &size);
  return address;
}

Address Address::ofPath(const std::string& path) {
  Address address;
  address.storage_.sin6_family = AF_UNIX;
  if (!path.empty()) address.path_.reset(new Path(path));
  return address;
}

Address Address::ofBytes(const Slice& bytes, int port) {
  Address address;
  bool isV4 = bytes.size() == sizeof(in_addr);
  address.storage_.sin6_family = isV4 ? AF_INET : AF_INET6;
  void* to = &address.storage_.sin6_addr;
  if (isV4) to = &reinterpret_cast<sockaddr_in&>(address.storage_).sin_addr;
  std::memcpy(to, bytes.data(), bytes.size());
  return address.withPort(port);
}

static const sockaddr_in& asV4(const sockaddr_in6& storage) {
  return reinterpret_cast<const sockaddr_in&>(storage);
}

socklen_t Address::fill(Raw& raw) const {
  std::memset(&raw, 0, sizeof raw);
  raw.inet = storage_;
  if (family() == AF_INET) return sizeof(sockaddr_in);
  if (!isUnix()) return sizeof(sockaddr_in6);
  std::memset(&raw, 0, sizeof raw);
  raw.local.sun_family = AF_UNIX;
  Slice path = bytes();
  std::memcpy(raw.local.sun_path, path.data(), std::min(path.size(), longestPath()));
  return sizeof(sockaddr_un);
}

// sin_port and sin6_port have the same offset.
int Address::port() const { return isUnix() ? 0 : ntohs(storage_.sin6_port); }

Address Address::withPort(int port) const {
  Address other(*this);
  other.storage_.sin6_port = htons(static_cast<unsigned short>(port));
  return other;
}

Slice Address::bytes() const {
  if (isUnix()) return path_.get() ? Slice(path_->text) : Slice();
  if (family() == AF_INET) return Slice(reinterpret_cast<const char*>(&asV4(storage_).sin_addr), 4);
  return Slice(reinterpret_cast<const char*>(&storage_.sin6_addr), 16);
}

bool Address::isWildcard() const {
  if (isUnix()) return false;
  Slice all = bytes();
  return std::count(all.begin(), all.end(), '\0') == static_cast<long>(all.size());
}

Address Address::asWildcard() const {
  Address other;
  other.storage_.sin6_family = storage_.sin6_family;
  return other.withPort(port());
}

bool Address::operator==(const Address& other) const {
  return family() == other.family() && port() == other.port() && bytes() == other.bytes();
}

bool Address::operator<(const Address& other) const {
  if (family() != other.family()) return family() < other.family();
  if (port() != other.port()) return port() < other.port();
  return bytes() < other.bytes();
}

static Status splitPort(const Slice& text, int defaultPort, Slice& host, off_t& port) {
  std::size_t colon = text.findLast(':');
  bool isBracketed = text.startsWith("[") && text.find(']') != Slice::npos;
  if (isBracketed && colon != Slice::npos && colon < text.find(']')) colon = Slice::npos;
  host = text.sub(0, colon);
  port = defaultPort;
  off_t whole;
  if (colon == Slice::npos) {
    if (!parseDecimal(text, whole)) return Status::ok();
    host = Slice("*");
    port = whole;
  } else if (!parseDecimal(text.from(colon + 1), port)) {
    return Status::error("invalid port in \"" + text.str() + "\"");
  }
  if (port > 65535) return Status::error("invalid port in \"" + text.str() + "\"");
  if (host.empty()) return Status::error("no host in \"" + text.str() + "\"");
  return Status::ok();
}

namespace {

// Frees what getaddrinfo() found.
class FoundAddresses {
 public:
  explicit FoundAddresses(addrinfo* first) : first_(first) {}
  ~FoundAddresses() { freeaddrinfo(first_); }

 private:
  FoundAddresses(const FoundAddresses&);
  FoundAddresses& operator=(const FoundAddresses&);

  addrinfo* first_;
};

}  // namespace

Status Address::resolve(const Slice& text, int defaultPort, std::vector<Address>& addresses) {
  Slice host;
  off_t port;
  Status split = splitPort(text, defaultPort, host, port);
  if (!split.isOk()) return split;
  bool isV6 = host.startsWith("[") && host.endsWith("]");
  std::string name = isV6 ? host.sub(1, host.size() - 2).str() : host.str();
  addrinfo hints;
  std::memset(&hints, 0, sizeof hints);
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | (isV6 ? AI_NUMERICHOST : 0);
  hints.ai_family = isV6 ? AF_INET6 : (name == "*" ? AF_INET : AF_UNSPEC);
  addrinfo* found = 0;
  int error = getaddrinfo(name == "*" ? "0.0.0.0" : name.c_str(), "0", &hints, &found);
  if (error != 0)
    return Status::error("host not found in \"" + text.str() + "\": " + gai_strerror(error));
  const FoundAddresses guard(found);
  for (addrinfo* one = found; one; one = one->ai_next) {
    Address address;
    if (one->ai_family != AF_INET && one->ai_family != AF_INET6) continue;
    std::memcpy(address.raw(), one->ai_addr, one->ai_addrlen);
    addresses.push_back(address.withPort(static_cast<int>(port)));
  }
  return Status::ok();
}

static void appendV4(std::string& out, const Slice& bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0) out += '.';
    appendDecimal(out, static_cast<unsigned char>(bytes[i]));
  }
}

static int groupAt(const Slice& bytes, int i) {
  std::size_t at = static_cast<std::size_t>(2 * i);
  return static_cast<unsigned char>(bytes[at]) << 8 | static_cast<unsigned char>(bytes[at + 1]);
}

// RFC 5952 4.2: "::" stands for the longest run of two or more zero groups, and for the first of
// several that are equally long.
static void findZeroRun(const Slice& bytes, int& first, int& length) {
  first = 8;
  length = 1;
  for (int i = 0; i < 8; ++i) {
    int run = 0;
    while (i + run < 8 && groupAt(bytes, i + run) == 0)
      ++run;
    if (run <= length) continue;
    first = i;
    length = run;
  }
}

// RFC 5952 5: an IPv4 address that was mapped to IPv6 keeps its dots.
static bool isMapped(const Slice& bytes) {
  static const char kPrefix[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\xff', '\xff'};
  return bytes.startsWith(Slice(kPrefix, sizeof kPrefix));
}

static void appendV6(std::string& out, const Slice& bytes) {
  if (isMapped(bytes)) {
    out += "::ffff:";
    return appendV4(out, bytes.from(12));
  }
  int first, length;
  findZeroRun(bytes, first, length);
  for (int i = 0; i < 8; ++i) {
    if (i == first) {
      out += "::";
      i += length - 1;
      continue;
    }
    if (i > 0 && i != first + length) out += ':';
    appendHex(out, groupAt(bytes, i));
  }
}

void Address::appendHost(std::string& out) const {
  if (isUnix()) {
    out += "unix:";
    bytes().appendTo(out);
    return;
  }
  if (family() == AF_INET)
    appendV4(out, bytes());
  else
    appendV6(out, bytes());
}

std::string Address::host() const {
  std::string out;
  appendHost(out);
  return out;
}

std::string Address::text() const {
  if (isUnix()) return host();
  bool isV6 = family() == AF_INET6;
  return (isV6 ? "[" + host() + "]" : host()) + ":" + decimal(port());
}

Slice withoutMapping(const Slice& address) {
  static const char kMapped[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\xff', '\xff'};
  return address.startsWith(Slice(kMapped, sizeof kMapped)) ? address.from(12) : address;
}
