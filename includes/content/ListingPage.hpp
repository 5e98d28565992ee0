#ifndef CONTENT_LISTINGPAGE_HPP
#define CONTENT_LISTINGPAGE_HPP

#include <string>

// The script that stands in the page of a listing.
const char* listingScript();

// Returns the Content-Security-Policy under which the page works: nothing runs but that script,
// which its hash names (W3C CSP 3), whatever the names of the files are.
std::string listingPolicy();

#endif
