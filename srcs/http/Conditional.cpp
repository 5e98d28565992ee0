#include "http/Conditional.hpp"

#include "http/HttpDate.hpp"

enum Comparison { kStrong, kWeak };

static bool isWeakTag(const Slice& tag) { return tag.startsWith("W/"); }

// RFC 9110 8.8.3.2.
static bool tagsMatch(const Slice& a, const Slice& b, Comparison comparison) {
  if (a.empty() || b.empty()) return false;
  if (comparison == kStrong) return !isWeakTag(a) && a == b;
  return a.from(isWeakTag(a) ? 2 : 0) == b.from(isWeakTag(b) ? 2 : 0);
}

// Takes the next entity tag off a list. Returns an empty Slice if the next element is not a tag.
static Slice takeTag(Slice& list) {
  std::size_t quote = isWeakTag(list) ? 2 : 0;
  std::size_t end = Slice::npos;
  if (quote < list.size() && list[quote] == '"') end = list.find('"', quote + 1);
  Slice tag = end == Slice::npos ? Slice() : list.sub(0, end + 1);
  std::size_t comma = list.find(',', tag.size());
  bool isAlone = list.sub(tag.size(), comma - tag.size()).trimmed().empty();
  list = comma == Slice::npos ? Slice() : list.from(comma + 1).trimmed();
  return isAlone ? tag : Slice();
}

static bool listMatches(Slice list, const Slice& etag, Comparison comparison) {
  while (!list.empty())
    if (tagsMatch(takeTag(list), etag, comparison)) return true;
  return false;
}

// Returns true if any field of this name is "*" or has the tag of the representation.
static bool anyMatches(const Request& request, Request::Known field, const Validators& validators,
                       bool exists) {
  if (!exists) return false;
  Comparison comparison = field == Request::kIfMatch ? kStrong : kWeak;
  Slice name = request.fields[static_cast<std::size_t>(request.known[field])].name;
  for (std::size_t i = 0; i < request.fields.size(); ++i) {
    if (!equalsIgnoreCase(request.fields[i].name, name)) continue;
    Slice value = request.fields[i].value;
    if (value == Slice("*") || listMatches(value, validators.etag, comparison)) return true;
  }
  return false;
}

// Reads the date of a field. Returns false if the field must be ignored, because it is repeated or
// not a date.
static bool readDate(const Request& request, Request::Known field, std::time_t now,
                     std::time_t& date) {
  if (!request.has(field)) return false;
  std::size_t index = static_cast<std::size_t>(request.known[field]);
  for (std::size_t i = index + 1; i < request.fields.size(); ++i)
    if (equalsIgnoreCase(request.fields[i].name, request.fields[index].name)) return false;
  return parseHttpDate(request.fields[index].value, now, date);
}

// Steps 1 and 2 of RFC 9110 13.2.2: If-Match and If-Unmodified-Since.
static bool isStillSame(const Request& request, const Validators& validators, bool exists,
                        std::time_t now) {
  if (request.has(Request::kIfMatch))
    return anyMatches(request, Request::kIfMatch, validators, exists);
  std::time_t date;
  if (validators.lastModified == -1 || !readDate(request, Request::kIfUnmodifiedSince, now, date))
    return true;
  return validators.lastModified <= date;
}

// Step 4: If-Modified-Since, which applies only without If-None-Match.
static bool isModified(const Request& request, const Validators& validators,
                       ModifiedSince modifiedSince, std::time_t now) {
  std::time_t date;
  if (modifiedSince == kModifiedSinceOff || validators.lastModified == -1) return true;
  if (!readDate(request, Request::kIfModifiedSince, now, date)) return true;
  if (modifiedSince == kModifiedSinceExact) return validators.lastModified != date;
  return validators.lastModified > date;
}

int evaluatePreconditions(const Request& request, const Validators& validators,
                          ModifiedSince modifiedSince, bool exists, std::time_t now) {
  bool isRead = request.method == kGet || request.method == kHead;
  if (!isStillSame(request, validators, exists, now)) return 412;
  if (request.has(Request::kIfNoneMatch)) {
    if (!anyMatches(request, Request::kIfNoneMatch, validators, exists)) return 0;
    return isRead ? 304 : 412;
  }
  return isRead && !isModified(request, validators, modifiedSince, now) ? 304 : 0;
}

bool ifRangeHolds(const Request& request, const Validators& validators, std::time_t now) {
  if (!request.has(Request::kIfRange)) return true;
  Slice value = request.value(Request::kIfRange);
  if (value.startsWith("\"") || isWeakTag(value)) return tagsMatch(value, validators.etag, kStrong);
  // A date is a strong validator only once its second is over (RFC 9110 8.8.2.2).
  std::time_t date;
  return validators.lastModified != -1 && readDate(request, Request::kIfRange, now, date) &&
         date == validators.lastModified && date < now;
}
