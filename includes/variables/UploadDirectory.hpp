#ifndef VARIABLES_UPLOADDIRECTORY_HPP
#define VARIABLES_UPLOADDIRECTORY_HPP

#include <string>

#include "exchange/Exchange.hpp"

// Expands `upload_store` for this request. Returns 0 and sets `directory`, which ends with '/', or
// returns an HTTP status. What the variables add never leads out of the literal beginning: a
// segment "..", or a symbolic link on the way, is a 403, and a missing directory a 404.
// REQUIRES: the location has an upload store.
int findUploadDirectory(const Exchange& exchange, std::string& directory);

#endif
