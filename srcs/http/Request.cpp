#include "http/Request.hpp"

void Request::clear() {
  line = methodName = target = host = port = Slice();
  method = kUnknownMethod;
  uri = Uri();
  majorVersion = minorVersion = 0;
  fields.clear();
  contentLength = -1;
  isChunked = wantsKeepAlive = expectsContinue = false;
  headSize = 0;
  for (int i = 0; i < kKnownFields; ++i)
    known[i] = -1;
}

// An empty Slice may point outside the bytes that moved.
static void move(Slice& slice, const char* from, const char* to) {
  slice = slice.empty() ? Slice() : Slice(to + (slice.data() - from), slice.size());
}

void Request::rebase(const char* from, const char* to) {
  Slice* const slices[] = {&line,     &methodName, &target,   &host,     &port,
                           &uri.host, &uri.port,   &uri.path, &uri.query};
  for (std::size_t i = 0; i < sizeof slices / sizeof slices[0]; ++i)
    move(*slices[i], from, to);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    move(fields[i].name, from, to);
    move(fields[i].value, from, to);
  }
}

Slice Request::value(Known field) const {
  return has(field) ? fields[static_cast<std::size_t>(known[field])].value : Slice();
}

const Request::Field* Request::find(const Slice& name) const {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (equalsIgnoreCase(fields[i].name, name)) return &fields[i];
  return 0;
}
