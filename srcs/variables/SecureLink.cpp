#include "variables/SecureLink.hpp"

#include <algorithm>

#include "base/Base64.hpp"
#include "base/Numbers.hpp"
#include "config/Values.hpp"
#include "exchange/Clock.hpp"
#include "passwords/Md5.hpp"
#include "variables/VariableText.hpp"
#include "variables/Variables.hpp"

static const std::size_t kLongestHash = 24;  // of 16 bytes in base64

namespace {

// What `secure_link` says of a request.
struct Link {
  std::string hash;
  std::string expires;  // empty: it has no time
  off_t time;
  bool isValid;

  explicit Link(const Exchange& exchange);
};

}  // namespace

Link::Link(const Exchange& x) : time(0), isValid(true) {
  expand(x.scope().secureLink.link, x, hash);
  std::size_t comma = hash.find(',');
  if (comma == std::string::npos) return;
  expires = hash.substr(comma + 1);
  hash.resize(comma);
  isValid = parseSeconds(expires, time) && time > 0 &&
            expires.find_first_not_of("0123456789") == std::string::npos;
}

static std::string md5Of(const Slice& text, const Slice& more = Slice()) {
  Md5 md5;
  md5.add(text);
  md5.add(more);
  return md5.finish().str();
}

// The alphabet of RFC 4648 5 is meant for URLs.
static bool decodeHash(std::string hash, std::string& bytes) {
  if (hash.size() > kLongestHash || hash.find_first_of("+/") != std::string::npos) return false;
  std::replace(hash.begin(), hash.end(), '-', '+');
  std::replace(hash.begin(), hash.end(), '_', '/');
  return decodeBase64(hash, bytes);
}

static void appendVerdict(const Exchange& x, std::string& out) {
  const SecureLinkSettings& settings = x.scope().secureLink;
  if (settings.link.empty() || settings.text.empty()) return;
  Link link(x);
  std::string given;
  std::string text;
  if (!link.isValid || !decodeHash(link.hash, given)) return;
  expand(settings.text, x, text);
  if (given != md5Of(text)) return;
  out += link.time > 0 && link.time < x.clock->now() ? '0' : '1';
}

static std::string hexOf(const std::string& bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    appendHexByte(text, bytes[i]);
  return text;
}

// "/prefix/HASH/link", where the hash is that of the link followed by the secret.
static void appendSecretLink(const Exchange& x, std::string& out) {
  std::string target;
  appendRequestUri(x.request, target);
  std::size_t first = target.find('/', 1);
  std::size_t second = first == std::string::npos ? first : target.find('/', first + 1);
  if (second == std::string::npos || second + 1 == target.size()) return;
  Slice hash = Slice(target).sub(first + 1, second - first - 1);
  Slice link = Slice(target).from(second + 1);
  if (equalsIgnoreCase(hash, hexOf(md5Of(link, x.scope().secureLink.secret)))) link.appendTo(out);
}

void appendSecureLink(const Exchange& x, std::string& out) {
  if (x.scope().secureLink.secret.empty())
    appendVerdict(x, out);
  else
    appendSecretLink(x, out);
}

void appendSecureLinkExpires(const Exchange& x, std::string& out) {
  if (x.scope().secureLink.link.empty()) return;
  Link link(x);
  if (link.isValid) out += link.expires;
}
