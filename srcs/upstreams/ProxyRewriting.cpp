#include "upstreams/ProxyRewriting.hpp"

#include "upstreams/CookieFlags.hpp"
#include "variables/Variables.hpp"

// Applies one rule to `text`. Returns false if it does not cover it. The groups of an expression
// replace $1 to $9, as everywhere.
static bool apply(const ProxyRedirect& rule, const Exchange& x, std::string& text) {
  std::string replacement;
  if (rule.pattern) {
    if (!x.values.match(*rule.pattern, text)) return false;
    expand(rule.replacement, x, replacement);
    text.swap(replacement);
    return true;
  }
  std::string prefix;
  expand(rule.prefix, x, prefix);
  if (!Slice(text).startsWith(prefix)) return false;
  expand(rule.replacement, x, replacement);
  text.replace(0, prefix.size(), replacement);
  return true;
}

static Slice withoutDot(const Slice& domain) {
  return domain.startsWith(".") ? domain.from(1) : domain;
}

// A domain is compared as a whole, without its leading dot, which stays.
static bool applyToDomain(const ProxyRedirect& rule, const Exchange& x, std::string& text) {
  if (rule.pattern) return apply(rule, x, text);
  std::string domain;
  expand(rule.prefix, x, domain);
  if (!equalsIgnoreCase(withoutDot(domain), withoutDot(text))) return false;
  std::string replacement(text, 0, text.size() - withoutDot(text).size());
  expand(rule.replacement, x, replacement);
  text.swap(replacement);
  return true;
}

typedef bool (*Rule)(const ProxyRedirect&, const Exchange&, std::string&);

static bool applyFirst(const InheritedList<ProxyRedirect>& rules, Rule rule, const Exchange& x,
                       std::string& text) {
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (rule(rules[i], x, text)) return true;
  return false;
}

// Returns where the URL of a Refresh begins: "5; url=http://..."
static std::size_t findUrl(const std::string& value) {
  Slice text(value);
  for (std::size_t i = 0; i + 4 <= text.size(); ++i)
    if (equalsIgnoreCase(text.sub(i, 4), "url=")) return i + 4;
  return 0;
}

// The URL of `proxy_pass` becomes the name of the location.
static bool applyDefault(const Exchange& x, const UpstreamTarget& target, std::string& url) {
  std::string prefix = "http://" + target.authority + target.uri;
  bool isCovered =
      x.scope().proxy.redirectsByDefault && target.upstream != 0 && Slice(url).startsWith(prefix);
  if (!isCovered) return false;
  url.replace(0, prefix.size(), target.hasUri ? x.location->uri : "/");
  if (!target.hasUri && Slice(url).startsWith("//")) url.erase(0, 1);
  return true;
}

bool rewriteLocation(const Exchange& x, const UpstreamTarget& target, std::string& value) {
  std::size_t begin = findUrl(value);
  std::string url = value.substr(begin);
  bool isDone =
      applyFirst(x.scope().proxy.redirects, apply, x, url) || applyDefault(x, target, url);
  value.replace(begin, std::string::npos, url);
  return isDone;
}

// Returns the place of an attribute's value, or an empty Slice.
static Slice findAttribute(const Slice& cookie, const Slice& name) {
  std::size_t semicolon = cookie.find(';');
  while (semicolon != Slice::npos) {
    Slice rest = cookie.from(semicolon + 1);
    Slice attribute = rest.sub(0, rest.find(';')).trimmed();
    std::size_t equals = attribute.find('=');
    if (equals != Slice::npos && equalsIgnoreCase(attribute.sub(0, equals), name))
      return attribute.from(equals + 1);
    std::size_t next = rest.find(';');
    semicolon = next == Slice::npos ? Slice::npos : semicolon + 1 + next;
  }
  return Slice();
}

static void rewriteAttribute(const InheritedList<ProxyRedirect>& rules, const Exchange& x,
                             const Slice& name, std::string& cookie) {
  if (rules.empty()) return;
  Slice found = findAttribute(cookie, name);
  if (found.data() == 0 || found.empty()) return;
  std::size_t begin = static_cast<std::size_t>(found.data() - cookie.data());
  std::string value = found.str();
  Rule rule = name == "domain" ? applyToDomain : apply;
  if (applyFirst(rules, rule, x, value)) cookie.replace(begin, found.size(), value);
}

void rewriteCookie(const Exchange& x, std::string& value) {
  const ProxySettings& settings = x.scope().proxy;
  rewriteAttribute(settings.cookieDomains, x, "domain", value);
  rewriteAttribute(settings.cookiePaths, x, "path", value);
  applyCookieFlags(x, value);
}
