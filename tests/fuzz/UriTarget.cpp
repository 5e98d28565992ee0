// A request target, its path and its host. Settings: the method and merge_slashes.
#include "fuzz/Target.hpp"
#include "http/CharClass.hpp"
#include "http/Uri.hpp"
#include "http/UriPath.hpp"

static std::string encoded(const Slice& path) {
  std::string out;
  appendEncodedPath(out, path);
  return out;
}

// Escapes every byte except the first slash.
static std::string escapedWholly(const Slice& path) {
  static const char kDigits[] = "0123456789abcdef";
  std::string out = "/";
  for (char c : path.from(1)) {
    unsigned char byte = static_cast<unsigned char>(c);
    out += std::string("%") + kDigits[byte >> 4] + kDigits[byte & 15];
  }
  return out;
}

static bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

static void checkEncoded(const std::string& normal, bool mergeSlashes) {
  std::string text = encoded(normal);
  std::string again = "what was here before";
  require(normalisePath(text, mergeSlashes, again) == 0 && again == normal,
          "an encoded path decodes to itself");
  for (char c : text)
    require(c > ' ' && c < '\x7f', "an encoded path is printable ASCII");
  Uri uri;
  require(parseTarget(text, kGet, uri) == 0 && uri.form == Uri::kOrigin,
          "an encoded path is a valid target");
  require(uri.path == Slice(text) && !uri.hasQuery, "an encoded path has no query");
}

static void checkPath(const Slice& path, bool mergeSlashes) {
  std::string normal;
  bool isGood = normalisePath(path, mergeSlashes, normal) == 0;
  if (path.startsWith("/") && path.find('%') == Slice::npos) {
    std::string escaped;
    bool isGoodToo = normalisePath(escapedWholly(path), mergeSlashes, escaped) == 0;
    require(isGood == isGoodToo && (!isGood || normal == escaped), "an escape means its character");
  }
  if (!isGood) return;
  require(normal[0] == '/', "a path begins with a slash");
  require(normal.size() <= path.size(), "a path does not grow");
  require(normal.find('\0') == std::string::npos, "a path has no NUL");
  require(!holds(normal + "/", "/../") && !holds(normal + "/", "/./"), "a path has no dot segment");
  require(!mergeSlashes || !holds(normal, "//"), "slashes are merged");
  checkEncoded(normal, mergeSlashes);
}

static void checkHost(const Slice& text) {
  Slice host, port;
  if (parseHost(text, host, port) != 0) return;
  require(liesWithin(host, text) && liesWithin(port, text), "host and port lie within the text");
  require(!host.empty() && port.size() <= 5, "a host has a name");
  require(host.find('/') == Slice::npos && host.find('@') == Slice::npos &&
              host.str().find("..") == std::string::npos,
          "a host is neither a path nor has it a user");
  for (char c : host)
    require(isTargetChar(c), "a host is printable");
  Slice hostAgain, portAgain;
  std::string again = host.str() + ":" + port.str();
  require(parseHost(again, hostAgain, portAgain) == 0 && hostAgain == host && portAgain == port,
          "host and port are the same when read again");
}

static void checkParts(const Slice& target, const Uri& uri) {
  const Slice parts[] = {uri.host, uri.port, uri.path, uri.query};
  for (const Slice& part : parts)
    require(liesWithin(part, target), "every part lies within the target");
  bool hasPath = uri.form == Uri::kOrigin || uri.form == Uri::kAbsolute;
  require(hasPath ? uri.path.startsWith("/") : uri.path.empty(), "a path begins with a slash");
  require(uri.hasQuery || uri.query.empty(), "a query needs a question mark");
  std::string end = uri.path.str() + (uri.hasQuery ? "?" + uri.query.str() : "");
  require(uri.form != Uri::kOrigin || target == Slice(end),
          "an origin form consists of path and query");
  for (char c : target)
    require(isTargetChar(c), "a target is printable and has no fragment");
  bool hasHost = uri.form == Uri::kAbsolute || uri.form == Uri::kAuthority;
  require(hasHost != uri.host.empty(), "only forms with a host have one");
}

void checkTarget(const Slice& input) {
  static const Method kMethods[] = {kGet, kOptions, kConnect, kUnknownMethod};
  Settings settings(input);
  Method method = settings.oneOf(kMethods);
  bool mergeSlashes = settings.next() % 2 == 0;
  HeapCopy copy(settings.rest());
  Slice target = copy.slice();

  Uri uri;
  if (parseTarget(target, method, uri) == 0) {
    checkParts(target, uri);
    checkPath(uri.path, mergeSlashes);
  }
  // Paths that come from a configuration were never a target.
  checkPath(target, mergeSlashes);
  checkHost(target);
}
