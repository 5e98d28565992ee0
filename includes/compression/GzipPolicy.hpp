#ifndef COMPRESSION_GZIPPOLICY_HPP
#define COMPRESSION_GZIPPOLICY_HPP

#include "exchange/Exchange.hpp"

// Which responses are compressed, and for whom. The rules are nginx's.

// Returns true if `gzip` and its kin want a response compressed that has this status and length (-1
// if it is unknown), and the type and the encoding of x.response.
bool isCompressible(const Exchange& x, int status, off_t length);

// Returns true if the client takes gzip, and neither its version nor its name nor a proxy in
// between stands against it. For a request through a proxy, the fields of x.response decide that
// `gzip_proxied` names.
bool takesGzip(const Exchange& x);
// The same for another coding: the rules for gzip apply to it too.
bool takesCoding(const Exchange& x, const Slice& coding);

#endif
