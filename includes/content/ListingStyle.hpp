#ifndef CONTENT_LISTINGSTYLE_HPP
#define CONTENT_LISTINGSTYLE_HPP

// The style sheet that stands in the page of a listing.
const char* listingStyle();

#endif
