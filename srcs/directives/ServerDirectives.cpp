#include "directives/ServerDirectives.hpp"

#include <algorithm>

#include "config/Paths.hpp"
#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"

static Status readBufferSize(const Slice& option, const Slice& value, int& bytes) {
  off_t size;
  const off_t kMost = 1 << 30;
  if (!parseSize(value, size) || size <= 0 || size > kMost) {
    return Status::error("invalid " + option.sub(0, 6).str() + " value \"" + value.str() + "\"");
  }
  bytes = static_cast<int>(size);
  return Status::ok();
}

static Status readCountOption(const Slice& option, int& number) {
  std::size_t equals = option.find('=');
  if (parseNumber(option.from(equals + 1), number) && number > 0) return Status::ok();
  return Status::error("invalid " + option.sub(0, equals).str() + " \"" + option.str() + "\"");
}

static Status readKeepAlive(const Slice& value, ListenOptions& options) {
  bool isOn;
  if (!parseFlag(value, isOn)) {
    return Status::unsupported("\"listen ... so_keepalive=" + value.str() +
                               "\" is not supported: use \"on\" or \"off\"");
  }
  options.keepAlive = isOn ? ListenOptions::kKeepAlive : ListenOptions::kNoKeepAlive;
  return Status::ok();
}

// Options for the socket, of which an address has one set.
static Status readSocketOption(const Slice& option, ListenOptions& options) {
  if (option.startsWith("backlog=")) return readCountOption(option, options.backlog);
  if (option.startsWith("fastopen=")) return readCountOption(option, options.fastOpen);
  if (option.startsWith("rcvbuf="))
    return readBufferSize(option, option.from(7), options.receiveBuffer);
  if (option.startsWith("sndbuf="))
    return readBufferSize(option, option.from(7), options.sendBuffer);
  if (option.startsWith("so_keepalive=")) return readKeepAlive(option.from(13), options);
  if (option.startsWith("ipv6only=")) {
    if (parseFlag(option.from(9), options.ipv6Only)) return Status::ok();
    return Status::error("invalid ipv6only flags \"" + option.from(9).str() + "\"");
  }
  if (option == "deferred") options.isDeferred = true;
  if (option == "reuseport") options.sharesPort = true;
  bool isKnown = option == "deferred" || option == "reuseport" || option == "bind" ||
                 option.startsWith("setfib=");
  return isKnown ? Status::ok() : invalidParameter(option.str());
}

static Status readListenOption(const Slice& option, ListenAddress& listen) {
  if (option == "default_server" || option == "default") {
    listen.isDefault = true;
    return Status::ok();
  }
  if (option == "proxy_protocol") {
    listen.hasProxyHeader = true;
    return Status::ok();
  }
  if (option == "ssl" || option == "http2" || option == "quic" || option == "spdy") {
    return Status::unsupported("\"listen ... " + option.str() + "\" is not supported");
  }
  listen.hasOptions = true;
  return readSocketOption(option, listen.options);
}

// Refuses a text that cannot be an address, so that no name server is asked about it.
static Status checkAddressForm(const std::string& text) {
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
  if (!fault) return Status::ok();
  return Status::error(std::string(fault) + " in \"" + text + "\" of the \"listen\" directive");
}

// Turns the sentence of Address::resolve() into nginx's, which names the directive after the
// address.
static Status addressFault(const std::string& text, const std::string& sentence) {
  std::string quoted = "\"" + text + "\"";
  std::size_t at = sentence.find(quoted);
  if (at == std::string::npos) return Status::error(sentence + " in the \"listen\" directive");
  return Status::error(sentence.substr(0, at) + quoted + " of the \"listen\" directive" +
                       sentence.substr(at + quoted.size()));
}

static Status addListens(Block& block, ListenAddress& listen, std::vector<Address>& addresses) {
  // A name may resolve to the same address twice.
  std::sort(addresses.begin(), addresses.end());
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    std::string text = addresses[i].text();
    if (block.claim("listen " + text, listen.position)) {
      return Status::error("a duplicate listen " + text);
    }
    listen.address = addresses[i];
    block.server.listens.push_back(listen);
  }
  return addresses.empty() ? Status::error("no address to listen on") : Status::ok();
}

static Status readPath(const Block& block, const std::string& text,
                       std::vector<Address>& addresses) {
  std::string path = text.substr(5);
  if (path.empty()) return Status::error("no path in \"" + text + "\" of the \"listen\" directive");
  path = resolvePath(block.config.prefix, path);
  if (path.size() > Address::longestPath())
    return Status::error("too long path in \"" + text + "\" of the \"listen\" directive");
  addresses.push_back(Address::ofPath(path));
  return Status::ok();
}

static Status readAddresses(const Block& block, const std::string& text,
                            std::vector<Address>& addresses) {
  if (Slice(text).startsWith("unix:")) return readPath(block, text, addresses);
  Status status = checkAddressForm(text);
  if (!status.isOk()) return status;
  status = Address::resolve(text, 80, addresses);
  return status.isOk() ? status : addressFault(text, status.message());
}

static Status setListen(Block& block, const Statement& statement) {
  const std::string& text = statement.arg(1);
  ListenAddress listen;
  listen.position = statement.position;
  for (std::size_t i = 2; i <= statement.count(); ++i) {
    Status status = readListenOption(statement.arg(i), listen);
    if (!status.isOk()) return status;
    if (Slice(statement.arg(i)).startsWith("setfib=")) {
      block.note(statement, "\"" + statement.arg(i) + "\" has no effect here");
    }
  }
  std::vector<Address> addresses;
  Status status = readAddresses(block, text, addresses);
  return status.isOk() ? addListens(block, listen, addresses) : status;
}

// nginx's rules: a '*' only as the whole first or last label, and no empty label.
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

// The text is checked in lower case, so the case of letters in the expression does not matter.
static Status addServerExpression(Block& block, const std::string& word) {
  std::vector<const Pattern*>& expressions = block.server.expressions;
  expressions.push_back(0);
  block.server.names.push_back(word);
  return block.config.addPattern(word.substr(1), true, expressions.back());
}

static Status addServerName(Block& block, const Statement& statement, const std::string& word) {
  if (Slice(word).startsWith("~")) return addServerExpression(block, word);
  std::string name = word == "$hostname" ? hostName() : inLowerCase(word);
  if (!isServerName(name)) return Status::error("server name \"" + word + "\" is invalid");
  if (name.find_first_of("/ \t") != std::string::npos) {
    block.warn(statement, "server name \"" + word + "\" has suspicious symbols");
  }
  if (block.claim("server_name " + name, statement.position)) {
    block.warn(statement, "server name \"" + word + "\" is given twice");
  } else {
    block.server.names.push_back(name);
  }
  return Status::ok();
}

static Status setServerName(Block& block, const Statement& statement) {
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    Status status = addServerName(block, statement, statement.arg(i));
    if (!status.isOk()) return status;
  }
  return Status::ok();
}

static Status setHeaderBuffers(Block& block, const Statement& statement) {
  HeadLimits& limits = block.server.headLimits;
  int number;
  off_t size;
  if (!parseNumber(statement.arg(1), number) || number == 0) {
    return invalidValue(statement, statement.arg(1), ", it must be a number of buffers");
  }
  if (!parseSize(statement.arg(2), size) || size == 0 || size > (1 << 30) / number) {
    return invalidValue(statement, statement.arg(2), ", it must be the size of a buffer");
  }
  limits.maxLine = static_cast<std::size_t>(size);
  limits.maxHead = limits.maxLine * static_cast<std::size_t>(number);
  return Status::ok();
}

static Status setMaxHeaders(Block& block, const Statement& statement) {
  int number;
  Status status = readCount(statement, number);
  if (status.isOk()) block.server.headLimits.maxFields = static_cast<std::size_t>(number);
  return status;
}

static const Directive kRows[] = {
    {"listen", kServer | kRepeats, 1, kMany, setListen},
    {"server_name", kServer | kRepeats, 1, kMany, setServerName},
    {"large_client_header_buffers", kHttp | kServer, 2, 2, setHeaderBuffers},
    {"max_headers", kHttp | kServer, 1, 1, setMaxHeaders},
    {"allow_bare_lf", kHttp | kServer, 1, 1, setHead<bool, &HeadLimits::allowBareLf>},
    {"underscores_in_headers", kHttp | kServer, 1, 1, setHead<bool, &HeadLimits::underscores>},
    {"ignore_invalid_headers", kHttp | kServer, 1, 1, setHead<bool, &HeadLimits::ignoreInvalid>},
    {"merge_slashes", kHttp | kServer, 1, 1, setServer<bool, &VirtualServer::mergeSlashes>},
};

DirectiveRows serverDirectives() { return DirectiveRows(kRows); }
