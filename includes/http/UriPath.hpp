#ifndef HTTP_URIPATH_HPP
#define HTTP_URIPATH_HPP

#include <string>

#include "base/Slice.hpp"

// Decodes `path` once and makes it normal in one pass, in nginx's order: merges slashes where
// `mergeSlashes`, then removes dot segments; "%2F" counts as a slash. 0, or 400: a bad escape,
// "%00", overlong UTF-8, a segment above the root, a path without a slash at its front.
// `normal` is replaced; its capacity is kept.
int normalisePath(const Slice& path, bool mergeSlashes, std::string& normal);

// Whether a path has a ".." segment, which a normal one has not: variables may bring one in.
bool climbs(const Slice& path);

// `path` percent-encoded for a Location field or a link, as nginx escapes a path: everything but
// unreserved characters and "/:@!$&'()*+,;=" — the result read back by normalisePath() is `path`.
void appendEncodedPath(std::string& out, const Slice& path);

#endif
