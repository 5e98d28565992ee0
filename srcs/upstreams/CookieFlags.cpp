#include "upstreams/CookieFlags.hpp"

#include <vector>

#include "variables/Variables.hpp"

namespace {

// A Set-Cookie, divided at its semicolons.
class CookieParts {
 public:
  explicit CookieParts(const Slice& cookie);

  // Returns the name; `isNamed` becomes false if there is no '='.
  Slice name(bool& isNamed) const;
  void apply(const Exchange& x, const std::string& flag);
  std::string text() const;

 private:
  std::size_t find(const Slice& name) const;
  void set(const Slice& name, const char* text);
  void remove(const Slice& name);

  std::vector<std::string> parts_;  // the cookie itself, and then its attributes
};

}  // namespace

static Slice nameOf(const Slice& part) { return part.sub(0, part.find('=')).trimmed(); }

CookieParts::CookieParts(const Slice& cookie) {
  for (Slice rest = cookie;;) {
    std::size_t end = rest.find(';');
    Slice part = rest.sub(0, end).trimmed();
    std::size_t equals = part.find('=');
    std::string text = nameOf(part).str();
    if (equals != Slice::npos) text += "=" + part.from(equals + 1).trimmed().str();
    if (parts_.empty() || !text.empty()) parts_.push_back(text);
    if (end == Slice::npos) return;
    rest = rest.from(end + 1);
  }
}

Slice CookieParts::name(bool& isNamed) const {
  isNamed = parts_[0].find('=') != std::string::npos;
  return nameOf(parts_[0]);
}

std::size_t CookieParts::find(const Slice& name) const {
  std::size_t at = 1;
  while (at < parts_.size() && !equalsIgnoreCase(nameOf(parts_[at]), name))
    ++at;
  return at;
}

void CookieParts::set(const Slice& name, const char* text) {
  std::size_t at = find(name);
  if (at == parts_.size())
    parts_.push_back(text);
  else
    parts_[at] = text;
}

void CookieParts::remove(const Slice& name) {
  std::size_t at = find(name);
  if (at < parts_.size()) parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(at));
}

void CookieParts::apply(const Exchange& x, const std::string& flag) {
  if (flag.empty()) return;
  if (equalsIgnoreCase(flag, "nosecure")) return remove("secure");
  if (equalsIgnoreCase(flag, "nohttponly")) return remove("httponly");
  if (equalsIgnoreCase(flag, "nosamesite")) return remove("samesite");
  if (equalsIgnoreCase(flag, "samesite=strict")) return set("samesite", "SameSite=Strict");
  if (equalsIgnoreCase(flag, "samesite=lax")) return set("samesite", "SameSite=Lax");
  if (equalsIgnoreCase(flag, "samesite=none")) return set("samesite", "SameSite=None");
  bool isSecure = equalsIgnoreCase(flag, "secure");
  if (!isSecure && !equalsIgnoreCase(flag, "httponly"))
    return x.log(kLogError, "invalid proxy_cookie_flags flag \"" + flag + "\"");
  const char* name = isSecure ? "Secure" : "HttpOnly";
  if (find(name) == parts_.size()) parts_.push_back(name);
}

std::string CookieParts::text() const {
  std::string out = parts_[0];
  for (std::size_t i = 1; i < parts_.size(); ++i)
    out += "; " + parts_[i];
  return out;
}

static bool covers(const CookieFlagsRule& rule, const Exchange& x, const Slice& name) {
  if (rule.pattern) return x.values.match(*rule.pattern, name);
  std::string wanted;
  expand(rule.name, x, wanted);
  return equalsIgnoreCase(name, wanted);
}

void applyCookieFlags(const Exchange& x, std::string& cookie) {
  const InheritedList<CookieFlagsRule>& rules = x.scope().proxy.cookieFlags;
  if (rules.empty()) return;
  CookieParts parts(cookie);
  bool isNamed;
  const std::string name = parts.name(isNamed).str();
  for (std::size_t i = 0; isNamed && i < rules.size(); ++i) {
    if (!covers(rules[i], x, name)) continue;
    for (std::size_t j = 0; j < rules[i].flags.size(); ++j) {
      std::string flag;
      expand(rules[i].flags[j], x, flag);
      parts.apply(x, flag);
    }
    cookie = parts.text();
    return;
  }
}
