#ifndef HTTP_REQUEST_HPP
#define HTTP_REQUEST_HPP

#include <sys/types.h>

#include <cstddef>
#include <vector>

#include "base/Slice.hpp"
#include "http/Method.hpp"
#include "http/Uri.hpp"

// The head of a request. Every Slice points into the parsed bytes.
struct Request {
  // The fields that the server itself reads. Each is found without a search.
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

  Slice line;  // the request line without its line end
  Method method;
  Slice methodName;
  Slice target;  // as it arrived
  Uri uri;
  int majorVersion;
  int minorVersion;
  std::vector<Field> fields;  // in the order of arrival
  Slice host;                 // of an absolute target, else of Host; may be empty
  Slice port;
  off_t contentLength;   // -1 if there is no Content-Length
  bool isChunked;        // Transfer-Encoding is chunked
  bool wantsKeepAlive;   // by the version and Connection (RFC 9112 9.3)
  bool expectsContinue;  // Expect is 100-continue; never true for HTTP/1.0
  std::size_t headSize;  // bytes, with the final empty line and the one that may precede the head

  Request() { clear(); }
  // Empties the request and keeps the memory of `fields`.
  void clear();
  // Adjusts every Slice after the parsed bytes have moved from `from` to `to`.
  void rebase(const char* from, const char* to);

  bool has(Known field) const { return known[field] >= 0; }
  // Returns the first value of the field, or an empty Slice.
  Slice value(Known field) const;
  // Returns the first field of that name, in any case, or 0.
  const Field* find(const Slice& name) const;
  bool hasBody() const { return isChunked || contentLength > 0; }
  bool isHttp11() const { return majorVersion == 1 && minorVersion >= 1; }

  int known[kKnownFields];  // the index in `fields`, or -1
};

#endif
