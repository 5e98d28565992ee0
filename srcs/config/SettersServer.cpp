// What the clients meet: listen, server_name, the bounds of a head, methods, access, keep-alive.
#include <algorithm>

#include "base/Numbers.hpp"
#include "config/Setters.hpp"
#include "config/Values.hpp"

// Options that would be honoured by the kernel alone; we do not set them.
static bool isIgnoredOption(const Slice& option) {
  const char* const kWords[] = {"bind", "deferred", "reuseport"};
  const char* const kPrefixes[] = {"rcvbuf=", "sndbuf=", "so_keepalive=", "fastopen=", "setfib="};
  for (std::size_t i = 0; i < sizeof(kWords) / sizeof(kWords[0]); ++i) {
    if (option == kWords[i]) return true;
  }
  for (std::size_t i = 0; i < sizeof(kPrefixes) / sizeof(kPrefixes[0]); ++i) {
    if (option.startsWith(kPrefixes[i])) return true;
  }
  return false;
}

static Complaint readListenOption(const Slice& option, ListenAddress& listen) {
  if (option == "default_server" || option == "default") {
    listen.isDefault = true;
    return Complaint();
  }
  if (option == "ssl" || option == "http2" || option == "quic" || option == "proxy_protocol" ||
      option == "spdy") {
    return "\"listen ... " + option.str() + "\" is not supported";
  }
  listen.hasOptions = true;
  if (option.startsWith("backlog=")) {
    if (parseNumber(option.from(8), listen.backlog) && listen.backlog > 0) return Complaint();
    return "invalid backlog \"" + option.str() + "\"";
  }
  if (option.startsWith("ipv6only=")) {
    if (parseFlag(option.from(9), listen.ipv6Only)) return Complaint();
    return "invalid ipv6only flags \"" + option.from(9).str() + "\"";
  }
  return isIgnoredOption(option) ? Complaint() : invalidParameter(option.str());
}

// What cannot be an address is told without asking a name server.
static Complaint checkAddressForm(const std::string& text) {
  std::size_t close = text.find(']');
  std::size_t colon = text.find(':', close == std::string::npos ? 0 : close);
  const char* fault = 0;
  if (text.empty()) {
    fault = "no host";
  } else if (text[0] == '[' && close == std::string::npos) {
    fault = "invalid host";
  } else if (colon != text.rfind(':') && colon != std::string::npos) {
    fault = "invalid port";
  }
  if (!fault) return Complaint();
  return std::string(fault) + " in \"" + text + "\" of the \"listen\" directive";
}

// Address::resolve()'s sentence, with nginx's words behind what it quotes.
static Complaint addressComplaint(const std::string& text, const std::string& sentence) {
  std::string quoted = "\"" + text + "\"";
  std::size_t at = sentence.find(quoted);
  if (at == std::string::npos) return sentence + " in the \"listen\" directive";
  return sentence.substr(0, at) + quoted + " of the \"listen\" directive" +
         sentence.substr(at + quoted.size());
}

static Complaint addListens(Block& block, ListenAddress& listen, std::vector<Address>& addresses) {
  // A name may stand for one address twice.
  std::sort(addresses.begin(), addresses.end());
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    std::string text = addresses[i].text();
    if (block.claim("listen " + text, listen.place)) return "a duplicate listen " + text;
    listen.address = addresses[i];
    block.server.listens.push_back(listen);
  }
  return addresses.empty() ? "no address to listen on" : Complaint();
}

Complaint setListen(Block& block, const Statement& statement) {
  const std::string& text = statement.arg(1);
  if (Slice(text).startsWith("unix:")) return "\"listen unix:\" is not supported";
  ListenAddress listen;
  listen.place = statement.place;
  for (std::size_t i = 2; i <= statement.count(); ++i) {
    Complaint wrong = readListenOption(statement.arg(i), listen);
    if (!wrong.empty()) return wrong;
    if (isIgnoredOption(statement.arg(i))) {
      block.note(statement, "\"" + statement.arg(i) + "\" has no effect here");
    }
  }
  Complaint complaint = checkAddressForm(text);
  if (!complaint.empty()) return complaint;
  std::vector<Address> addresses;
  Status status = Address::resolve(text, 80, addresses);
  if (!status.isOk()) return addressComplaint(text, status.message());
  return addListens(block, listen, addresses);
}

// nginx's rules: one '*', only as a whole label in front or at the end; no empty label.
static bool isServerName(const Slice& name) {
  if (name.empty()) return true;
  Slice core = name;
  if (name.startsWith("*.")) {
    core = name.from(2);
  } else if (name.startsWith(".")) {
    core = name.from(1);
  } else if (name.endsWith(".*")) {
    core = name.sub(0, name.size() - 2);
  }
  return !core.empty() && core.find('*') == Slice::npos && core[0] != '.' &&
         core.str().find("..") == std::string::npos;
}

static std::string lowered(const std::string& text) {
  std::string result = text;
  std::transform(result.begin(), result.end(), result.begin(), toLower);
  return result;
}

Complaint setServerName(Block& block, const Statement& statement) {
  std::vector<std::string>& names = block.server.names;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    const std::string& word = statement.arg(i);
    if (Slice(word).startsWith("~")) {
      return "regular expression \"" + word + "\" in \"server_name\" is not supported yet";
    }
    std::string name = word == "$hostname" ? hostName() : lowered(word);
    if (!isServerName(name)) return "server name \"" + word + "\" is invalid";
    if (name.find_first_of("/ \t") != std::string::npos) {
      block.warn(statement, "server name \"" + word + "\" has suspicious symbols");
    }
    if (block.claim("server_name " + name, statement.place)) {
      block.warn(statement, "server name \"" + word + "\" is given twice");
    } else {
      names.push_back(name);
    }
  }
  return Complaint();
}

Complaint setHeaderBuffers(Block& block, const Statement& statement) {
  HeadLimits& limits = block.server.headLimits;
  int number;
  off_t size;
  if (!parseNumber(statement.arg(1), number) || number == 0) {
    return invalidValue(statement, statement.arg(1)) + ", it must be a number of buffers";
  }
  if (!parseSize(statement.arg(2), size) || size == 0 || size > (1 << 30) / number) {
    return invalidValue(statement, statement.arg(2)) + ", it must be the size of a buffer";
  }
  limits.maxLine = static_cast<std::size_t>(size);
  limits.maxHead = limits.maxLine * static_cast<std::size_t>(number);
  return Complaint();
}

Complaint setMaxHeaders(Block& block, const Statement& statement) {
  int number;
  Complaint complaint = readCount(statement, number);
  if (!complaint.empty()) return complaint;
  block.server.headLimits.maxFields = static_cast<std::size_t>(number);
  return Complaint();
}
