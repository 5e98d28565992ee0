#include "compression/GzipPolicy.hpp"

#include "exchange/Clock.hpp"
#include "http/AcceptEncoding.hpp"
#include "http/HttpDate.hpp"
#include "http/UserAgent.hpp"

static bool isListed(const CompressionSettings& settings, const Slice& contentType) {
  if (settings.hasAllTypes) return true;
  const Slice type = contentType.sub(0, contentType.find(';')).trimmed();
  if (type.empty()) return false;
  if (equalsIgnoreCase(type, "text/html")) return true;
  for (std::size_t i = 0; i < settings.types.size(); ++i)
    if (equalsIgnoreCase(type, settings.types[i])) return true;
  return false;
}

bool isCompressible(const Exchange& x, int status, off_t length) {
  const CompressionSettings& settings = x.scope().compression;
  if (!settings.isOn || (status != 200 && status != 403 && status != 404)) return false;
  if (!x.response.contentEncoding.empty()) return false;
  if (length >= 0 && length < settings.minLength) return false;
  return isListed(settings, x.response.contentType);
}

// Returns true if the name stands by itself in a list such as that of Cache-Control.
static bool hasWord(Slice list, const Slice& name) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    if (equalsIgnoreCase(list.sub(0, comma).trimmed(), name)) return true;
    list = comma == Slice::npos ? Slice() : list.from(comma + 1);
  }
  return false;
}

static bool isExpired(const Exchange& x, const Slice& expires) {
  const std::time_t now = x.clock->now();
  std::time_t expiry = 0;
  std::time_t date = now;
  if (!parseHttpDate(expires, now, expiry)) return false;
  if (!x.response.date.empty() && !parseHttpDate(x.response.date, now, date)) return false;
  return expiry < date;
}

static bool isUncacheable(unsigned proxied, const Slice& control) {
  return ((proxied & CompressionSettings::kNoCache) != 0 && hasWord(control, "no-cache")) ||
         ((proxied & CompressionSettings::kNoStore) != 0 && hasWord(control, "no-store")) ||
         ((proxied & CompressionSettings::kPrivate) != 0 && hasWord(control, "private"));
}

static bool isUncacheable(unsigned proxied, const Response& response) {
  Slice control = response.field("Cache-Control");
  for (std::size_t i = 1; !control.empty(); control = response.field("Cache-Control", i++))
    if (isUncacheable(proxied, control)) return true;
  return false;
}

// A proxy may keep the response for clients that do not take gzip.
static bool suitsProxy(const Exchange& x) {
  const unsigned proxied = x.scope().compression.proxied;
  const Response& response = x.response;
  if (proxied & CompressionSettings::kProxiedOff) return false;
  if (proxied & CompressionSettings::kAny) return true;
  const bool isAuthorised = x.request.has(Request::kAuthorization);
  if (isAuthorised && (proxied & CompressionSettings::kAuth) != 0) return true;
  const Slice expires = response.field("Expires");
  if (!expires.empty())
    return (proxied & CompressionSettings::kExpired) != 0 && isExpired(x, expires);
  if (!response.field("Cache-Control").empty()) return isUncacheable(proxied, response);
  const bool noModified = (proxied & CompressionSettings::kNoLastModified) != 0;
  const bool noTag = (proxied & CompressionSettings::kNoEtag) != 0;
  return !(noModified && !response.lastModified.empty()) && !(noTag && !response.etag.empty());
}

static bool isDisabled(const Exchange& x) {
  const CompressionSettings& settings = x.scope().compression;
  const Slice agent = x.request.value(Request::kUserAgent);
  if (agent.empty()) return false;
  if (settings.isOffForMsie6 && isMsie6(agent)) return true;
  for (std::size_t i = 0; i < settings.disabled.size(); ++i)
    if (settings.disabled[i]->matches(agent)) return true;
  return false;
}

bool takesCoding(const Exchange& x, const Slice& coding) {
  const bool isRecent = x.request.isHttp11() || x.scope().compression.servesHttp10;
  return isRecent && acceptsCoding(x.request.value(Request::kAcceptEncoding), coding) &&
         (x.request.find("Via") == 0 || suitsProxy(x)) && !isDisabled(x);
}

bool takesGzip(const Exchange& x) { return takesCoding(x, "gzip"); }
