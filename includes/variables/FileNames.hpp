#ifndef VARIABLES_FILENAMES_HPP
#define VARIABLES_FILENAMES_HPP

#include <string>

#include "base/Slice.hpp"
#include "exchange/Exchange.hpp"

// Where the URIs of a location lie on the disk.

// Appends the location's root or alias. A path that its variables leave relative is resolved
// against the configuration's prefix.
void appendRoot(const Exchange& exchange, std::string& out);

// Appends the name of the file that `uri` stands for: the root followed by the URI, or the alias
// followed by what the location's name leaves of the URI.
void appendFileName(const Exchange& exchange, const Slice& uri, std::string& name);

// Returns the name of the file that the exchange's path stands for (nginx's $request_filename). The
// text lives in exchange.fileName until the next call.
const std::string& requestFileName(Exchange& exchange);

#endif
