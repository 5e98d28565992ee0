#include "http/HtmlEscape.hpp"
#include "http/Uri.hpp"
#include "http/UriPath.hpp"

#include <criterion/criterion.h>

#include <random>

static std::string normal(const std::string& path, bool mergeSlashes = true) {
  std::string out = "what was here before";
  int status = normalisePath(path, mergeSlashes, out);
  return status == 0 ? out : std::to_string(status);
}

static std::string encoded(const std::string& path) {
  std::string out;
  appendEncodedPath(out, path);
  return out;
}

Test(uri, aTargetWithoutBytesIsRefused) {
  Uri uri;
  cr_expect_eq(parseTarget("", kGet, uri), 400);
  cr_expect_eq(parseTarget(Slice(), kConnect, uri), 400);
}

Test(uri, aUriIsFilledAnew) {
  Uri uri;
  cr_expect_eq(parseTarget("http://x:1/a?b", kGet, uri), 0);
  cr_expect_eq(parseTarget("/", kGet, uri), 0);
  cr_expect(uri.form == Uri::kOrigin && uri.host.empty() && uri.port.empty());
  cr_expect(uri.query.empty() && !uri.hasQuery);
}

Test(uri, thePathOfABareAuthorityLiesInTheTarget) {
  std::string target = "http://x?q";
  Uri uri;
  cr_expect_eq(parseTarget(target, kGet, uri), 0);
  cr_expect(uri.path == Slice("/"));
  cr_expect(uri.path.data() >= target.data() && uri.path.data() < target.data() + target.size());
}

Test(uri, aRefusedHostIsLeftUnchanged) {
  Slice host("before");
  Slice port("1");
  cr_expect_eq(parseHost("a..b:80", host, port), 400);
  cr_expect_eq(parseHost("", host, port), 400);
  cr_expect(host == Slice("before") && port == Slice("1"));
}

Test(uri, aPathBeginsWithASlash) {
  cr_expect_eq(normal(""), "400");
  cr_expect_eq(normal("a"), "400");
  cr_expect_eq(normal("%2F"), "400");
  cr_expect_eq(normal(std::string("/a\0", 3)), "400");
}

Test(uri, normalisingKeepsTheCapacity) {
  std::string out;
  out.reserve(1000);
  const char* before = out.data();
  normalisePath("/a/%2e%2e/b", true, out);
  cr_expect_eq(out, "/b");
  cr_expect_eq(out.data(), before);
}

Test(uri, manySegmentsTakeLinearTime) {
  std::string up = "/";
  std::string down = "/";
  for (int i = 0; i < 200000; ++i) {
    up += "a/";
    down += "../";
  }
  cr_expect_eq(normal(up + down.substr(1)), "/");
  cr_expect_eq(normal(up + down.substr(1) + ".."), "400");
  cr_expect_eq(normal(std::string(400000, '/')), "/");
  cr_expect_eq(normal(std::string(400000, '/'), false).size(), 400000);
}

Test(uri, encodingKeepsTheCharactersAPathMayHave) {
  cr_expect_eq(encoded("/a-._~!$&'()*+,;=:@Z09"), "/a-._~!$&'()*+,;=:@Z09");
  cr_expect_eq(encoded("/a b?c#d%e\"<>[]\\^`{|}"),
               "/a%20b%3Fc%23d%25e%22%3C%3E%5B%5D%5C%5E%60%7B%7C%7D");
  cr_expect_eq(encoded("/\n\x7f\xc3\xa9"), "/%0A%7F%C3%A9");
}

// Returns a random path of a few critical bytes.
static std::string randomPath(std::mt19937& random) {
  static const char kBytes[] = "/./a%2eEfF?#\\ \xc0\xaf\xe0\x80\xf0\x9f\xff\t\n\x7f";
  std::string path = "/";
  for (std::size_t size = random() % 24; size > 0; --size)
    path += kBytes[random() % (sizeof kBytes - 1)];
  return path;
}

Test(uri, anEncodedNormalPathDecodesToItself) {
  std::mt19937 random(1);
  int normalCount = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string path = randomPath(random);
    std::string once = normal(path, i % 2 == 0);
    if (once == "400") continue;
    ++normalCount;
    cr_expect_eq(once[0], '/');
    cr_expect((once + "/").find("/../") == std::string::npos &&
                  (once + "/").find("/./") == std::string::npos,
              "%s", encoded(once).c_str());
    if (i % 2 == 0) cr_expect(once.find("//") == std::string::npos, "%s", encoded(once).c_str());
    cr_expect(normal(encoded(once), i % 2 == 0) == once, "%s", encoded(once).c_str());
    cr_expect(once.size() <= path.size());
  }
  cr_expect(normalCount > 10000, "%d", normalCount);
}

// The obvious algorithm: decode, split at the slashes, keep a stack.
static std::string slowNormal(const std::string& path, bool mergeSlashes) {
  std::string text;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '%') {
      text += path[i];
      continue;
    }
    std::string digits = path.substr(i + 1, 2);
    if (digits.size() < 2 || !std::isxdigit(digits[0]) || !std::isxdigit(digits[1])) return "400";
    text += static_cast<char>(std::stoi(digits, nullptr, 16));
    i += 2;
  }
  if (text.find('\0') != std::string::npos) return "400";
  std::vector<std::string> segments;
  for (std::size_t begin = 1; begin <= text.size();) {
    std::size_t end = std::min(text.find('/', begin), text.size());
    std::string segment = text.substr(begin, end - begin);
    bool isLast = end == text.size();
    begin = end + 1;
    if (segment == "..") {
      if (segments.empty()) return "400";
      segments.pop_back();
    }
    bool isDots = segment == "." || segment == "..";
    if (isLast)
      segments.push_back(isDots ? "" : segment);
    else if (!isDots && !(segment.empty() && mergeSlashes))
      segments.push_back(segment);
  }
  std::string out;
  for (std::size_t i = 0; i < segments.size(); ++i)
    out += "/" + segments[i];
  return out;
}

Test(uri, normalisingEqualsTheObviousAlgorithm) {
  std::mt19937 random(2);
  static const char* const kPieces[] = {"/",   "/",      ".",    "..",  "a", "bc",  "%2f",
                                        "%2E", "%2e%2e", "/../", "/./", "%", "%00", "%61"};
  for (int i = 0; i < 200000; ++i) {
    std::string path = "/";
    for (std::size_t size = random() % 10; size > 0; --size)
      path += kPieces[random() % (sizeof kPieces / sizeof kPieces[0])];
    bool mergeSlashes = random() % 2 == 0;
    cr_expect(normal(path, mergeSlashes) == slowNormal(path, mergeSlashes), "%s %d: %s, not %s",
              path.c_str(), mergeSlashes, normal(path, mergeSlashes).c_str(),
              slowNormal(path, mergeSlashes).c_str());
  }
}

Test(uri, htmlIsEscapedInTextAndAttributes) {
  std::string out = "x";
  appendHtmlEscaped(out, "a<b>&\"c'\xc3\xa9");
  cr_expect_eq(out, "xa&lt;b&gt;&amp;&quot;c&#39;\xc3\xa9");
}
