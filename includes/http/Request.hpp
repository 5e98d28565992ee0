#ifndef HTTP_REQUEST_HPP
#define HTTP_REQUEST_HPP

#include <sys/types.h>

#include <cstddef>
#include <vector>

#include "base/Slice.hpp"
#include "http/Method.hpp"
#include "http/Uri.hpp"

// A request's head. Every Slice points into the bytes that were parsed.
struct Request {
  // The fields that the server itself reads, each found without a search.
  enum Known {
    kHost,
    kConnection,
    kContentLength,
    kContentType,
    kTransferEncoding,
    kExpect,
    kRange,
    kIfRange,
    kIfMatch,
    kIfNoneMatch,
    kIfModifiedSince,
    kIfUnmodifiedSince,
    kAcceptEncoding,
    kUserAgent,
    kReferer,
    kAuthorization,
    kKnownFields
  };
  struct Field {
    Slice name;
    Slice value;
  };

  Slice line;  // the request line, without its end
  Method method;
  Slice methodName;
  Slice target;  // as sent
  Uri uri;
  int majorVersion;
  int minorVersion;
  std::vector<Field> fields;  // in the order sent
  Slice host;                 // who is asked: absolute form's authority, else Host; may be empty
  Slice port;
  off_t contentLength;   // -1: none was declared
  bool isChunked;        // Transfer-Encoding: chunked
  bool wantsKeepAlive;   // by version and Connection (RFC 9112 9.3)
  bool expectsContinue;  // Expect: 100-continue, never for HTTP/1.0
  std::size_t headSize;  // bytes of the head, its empty line and one skipped before it included

  Request() { clear(); }
  // Empty again; the fields' memory is kept.
  void clear();
  // The parsed bytes have moved from `from` to `to`.
  void rebase(const char* from, const char* to);

  bool has(Known field) const { return known[field] >= 0; }
  // The first value of that name, or an empty Slice.
  Slice value(Known field) const;
  // The first field of that name (case does not count), or 0.
  const Field* find(const Slice& name) const;
  bool hasBody() const { return isChunked || contentLength > 0; }
  bool isHttp11() const { return majorVersion == 1 && minorVersion >= 1; }

  int known[kKnownFields];  // an index of `fields`, or -1
};

#endif
