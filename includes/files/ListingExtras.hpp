#ifndef FILES_LISTINGEXTRAS_HPP
#define FILES_LISTINGEXTRAS_HPP

#include "content/FileCache.hpp"
#include "content/HtmlListing.hpp"
#include "exchange/Exchange.hpp"

enum { kMostReadme = 64 * 1024 };  // bytes of a README that a listing shows

// Returns what the page for the directory of exchange.path has beside the entries: a form if the
// location stores uploads in that very directory, buttons if it removes files, and the beginning of
// README.md or README.txt if this client would get that file too.
HtmlListing::Extras listingExtras(Exchange& exchange, FileCache& files);

#endif
