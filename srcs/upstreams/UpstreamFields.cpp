#include "upstreams/UpstreamFields.hpp"

// These describe what is sent, and stay when the server sends a file in place of its body.
static bool staysWithRedirect(const Slice& name) {
  static const char* const kNames[] = {"Content-Type", "Content-Disposition",
                                       "Set-Cookie",   "Cache-Control",
                                       "Expires",      "Accept-Ranges"};
  for (std::size_t i = 0; i < sizeof kNames / sizeof *kNames; ++i)
    if (equalsIgnoreCase(name, kNames[i])) return true;
  return false;
}

static bool isHiddenByDefault(const Slice& name) {
  static const char* const kNames[] = {"Date",
                                       "Server",
                                       "X-Pad",
                                       "X-Accel-Expires",
                                       "X-Accel-Redirect",
                                       "X-Accel-Limit-Rate",
                                       "X-Accel-Buffering",
                                       "X-Accel-Charset"};
  for (std::size_t i = 0; i < sizeof kNames / sizeof *kNames; ++i)
    if (equalsIgnoreCase(name, kNames[i])) return true;
  return false;
}

static bool isAmong(const InheritedList<std::string>& names, const Slice& name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (equalsIgnoreCase(names[i], name)) return true;
  return false;
}

bool UpstreamFields::isHidden(const std::string& name) const {
  if (isAmong(settings_.hidden, name)) return true;
  return isHiddenByDefault(name) && !isAmong(settings_.passed, name);
}

// Fields that the server has places for go there, so that later stages find them.
void UpstreamFields::copyOne(const UpstreamHead::Field& field, Response& response) const {
  std::string value = field.value;
  if (equalsIgnoreCase(field.name, "Refresh")) rewriter_.rewriteLocation(value);
  // As in nginx, a path that the server itself has sent is not made absolute.
  if (equalsIgnoreCase(field.name, "Location") && rewriter_.rewriteLocation(value)) {
    response.location = value;
    return;
  }
  if (equalsIgnoreCase(field.name, "Set-Cookie")) rewriter_.rewriteCookie(value);
  int status = head_.status;
  bool isDated = status == 200 || status == 206 || status == 304;
  if (equalsIgnoreCase(field.name, "Content-Type") && status != 204)
    response.contentType = value;
  else if (equalsIgnoreCase(field.name, "ETag"))
    response.etag = value;
  else if (equalsIgnoreCase(field.name, "Last-Modified") && isDated)
    response.lastModified = value;
  else if (equalsIgnoreCase(field.name, "Server"))
    response.server = value;
  else if (equalsIgnoreCase(field.name, "Date"))
    response.date = value;
  else if (equalsIgnoreCase(field.name, "Content-Encoding"))
    response.contentEncoding = value;
  else
    response.addField(field.name, value);
}

void UpstreamFields::copy(Response& response) const {
  for (std::size_t i = 0; i < head_.fields.size(); ++i)
    if (!isHidden(head_.fields[i].name)) copyOne(head_.fields[i], response);
}

void UpstreamFields::copyLasting(Response& response) const {
  for (std::size_t i = 0; i < head_.fields.size(); ++i)
    if (staysWithRedirect(head_.fields[i].name)) copyOne(head_.fields[i], response);
}
