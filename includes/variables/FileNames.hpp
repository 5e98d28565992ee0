#ifndef VARIABLES_FILENAMES_HPP
#define VARIABLES_FILENAMES_HPP

#include <string>

#include "base/Slice.hpp"
#include "exchange/Exchange.hpp"

// Maps URIs to the names of files.

// Appends the location's root or alias. If its variables produce a relative path, the path is
// resolved against the configuration's prefix.
void appendRoot(const Exchange& exchange, std::string& out);

// Appends the name of the file for `uri`: the root followed by the URI, or the alias followed by
// the rest of the URI behind the location's name.
void appendFileName(const Exchange& exchange, const Slice& uri, std::string& name);

// Returns true if the file for `uri` would lie outside the location's root or alias: a segment of
// the URI is "..", or the rest of the URI behind the location's name begins with such a segment
// (`location /files { alias /x/; }` and "/files../y"), or a variable adds one to the root or alias.
bool leavesRoot(const Exchange& exchange, const Slice& uri);

// Returns true if a directory on the way to the file `name` of the exchange, below the location's
// root or alias, is a symbolic link.
bool passesLink(const Exchange& exchange, const std::string& name);

// Returns the name of the file for exchange.path, as nginx's $request_filename. The text is stored
// in exchange.fileName and is valid until the next call.
const std::string& requestFileName(Exchange& exchange);

#endif
