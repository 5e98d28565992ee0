#include "dispatch/ConfiguredFields.hpp"

#include <algorithm>
#include <cstring>

#include "base/Numbers.hpp"
#include "http/HttpDate.hpp"
#include "variables/Variables.hpp"

// What nginx says for `expires epoch` and `expires max`.
static const std::time_t kEpoch = 1;
static const std::time_t kEndOf2037 = 2145916555;
static const off_t kTenYears = 315360000;

static bool isOrdinary(int status) {
  return status == 200 || status == 201 || status == 204 || status == 206 || status == 301 ||
         status == 302 || status == 303 || status == 304 || status == 307 || status == 308;
}

// Returns the next time at which the clock shows `seconds` after midnight.
static std::time_t nextDaily(long seconds, std::time_t now) {
  std::tm day = *std::localtime(&now);
  day.tm_hour = static_cast<int>(seconds / 3600);
  day.tm_min = static_cast<int>(seconds / 60 % 60);
  day.tm_sec = static_cast<int>(seconds % 60);
  day.tm_isdst = -1;
  std::time_t next = std::mktime(&day);
  if (next > now) return next;
  ++day.tm_mday;
  day.tm_isdst = -1;
  return std::mktime(&day);
}

static std::time_t expiryOf(const Expires& expires, const Exchange& x, std::time_t now) {
  if (expires.kind == Expires::kDaily) return nextDaily(expires.seconds, now);
  std::time_t base = now;
  if (expires.kind == Expires::kAfterModified) parseHttpDate(x.response.lastModified, now, base);
  return base + expires.seconds;
}

// A value with variables that makes no sense adds nothing, as in nginx.
static Expires expiresOf(const Exchange& x) {
  Expires expires = x.scope().response.expires;
  if (expires.value.empty()) return expires;
  std::string text;
  expand(expires.value, x, text);
  return parseExpires(text, expires).isOk() ? expires : Expires();
}

// "max-age=" and the seconds.
static void addMaxAge(Response& response, off_t seconds) {
  const Slice name("max-age=");
  char text[32];
  char* end = text + sizeof text;
  char* begin = writeDecimalBackwards(end, seconds) - name.size();
  std::memcpy(begin, name.data(), name.size());
  response.addField("Cache-Control", Slice(begin, static_cast<std::size_t>(end - begin)));
}

static void addExpires(Exchange& x, std::time_t now) {
  const Expires expires = expiresOf(x);
  if (expires.kind == Expires::kOff) return;
  bool isEpoch = expires.kind == Expires::kEpoch;
  bool isMax = expires.kind == Expires::kMax;
  std::time_t expiry = isEpoch ? kEpoch : isMax ? kEndOf2037 : expiryOf(expires, x, now);
  bool isOver = isEpoch || (!isMax && (expires.seconds < 0 || expiry < now));
  Response& response = x.response;
  response.removeField("Expires");
  response.removeField("Cache-Control");
  response.addDate("Expires", std::max<std::time_t>(expiry, 0));
  if (isOver)
    response.addField("Cache-Control", "no-cache");
  else
    addMaxAge(response, isMax ? kTenYears : static_cast<off_t>(expiry - now));
}

// A listing works under its own policy and under no other, such as one that is for the files.
static bool isReplacedPolicy(const Exchange& x, const Slice& name) {
  return x.response.hasOwnPolicy && equalsIgnoreCase(name, "Content-Security-Policy");
}

// A response has only one Last-Modified and one ETag: add_header replaces them, and an empty value
// removes them. Any other field is added.
static void addOne(Exchange& x, const AddHeader& field) {
  std::string value;
  expand(field.value, x, value);
  if (equalsIgnoreCase(field.name, "Last-Modified"))
    x.response.lastModified = value;
  else if (equalsIgnoreCase(field.name, "ETag"))
    x.response.etag = value;
  else if (!value.empty() && !isReplacedPolicy(x, field.name))
    x.response.addField(field.name, value);
}

// As in nginx, a 416 has the fields of the 200 that it stands for, except for the validators.
static bool appliesOutOfRange(const Slice& name) {
  return !equalsIgnoreCase(name, "Last-Modified") && !equalsIgnoreCase(name, "ETag");
}

void addConfiguredFields(Exchange& x, std::time_t now) {
  const std::vector<AddHeader>& fields = x.scope().response.addHeaders;
  bool isPlain = isOrdinary(x.response.status());
  if (isPlain) addExpires(x, now);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    bool applies = isPlain || fields[i].always ||
                   (x.response.isOutOfRange && appliesOutOfRange(fields[i].name));
    if (applies) addOne(x, fields[i]);
  }
  const std::vector<AddHeader>& trailers = x.scope().response.addTrailers;
  for (std::size_t i = 0; i < trailers.size() && !x.isHead(); ++i)
    if (isPlain || trailers[i].always) x.response.expectsTrailers = true;
}

void addConfiguredTrailers(Exchange& x) {
  const std::vector<AddHeader>& trailers = x.scope().response.addTrailers;
  bool isPlain = isOrdinary(x.response.status());
  for (std::size_t i = 0; i < trailers.size(); ++i) {
    std::string value;
    if (isPlain || trailers[i].always) expand(trailers[i].value, x, value);
    if (!value.empty()) x.response.addTrailer(trailers[i].name, value);
  }
}
