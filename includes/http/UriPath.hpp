#ifndef HTTP_URIPATH_HPP
#define HTTP_URIPATH_HPP

#include <string>

#include "base/Slice.hpp"

// Decodes `path` once and normalises it in one pass, in nginx's order: first it merges slashes, if
// `mergeSlashes`, then it removes dot segments. "%2F" counts as a slash. Returns 0 or 400: for a
// bad escape, "%00", an overlong UTF-8 form of '.', '/', '\' or NUL, a segment above the root, or a
// path that does not begin with a slash. Replaces `normal` and keeps its capacity.
int normalisePath(const Slice& path, bool mergeSlashes, std::string& normal);

// Returns true if a path has a ".." segment. A normalised path has none, but variables may add one.
bool climbs(const Slice& path);
// Returns how many of its segments are "..".
int countClimbs(const Slice& path);

// Appends `path` percent-encoded for a Location field or a link. As in nginx, unreserved characters
// and "/:@!$&'()*+,;=" stay as they are. normalisePath() of the result is `path` again.
void appendEncodedPath(std::string& out, const Slice& path);

#endif
