#ifndef CONTENT_LISTINGTEXT_HPP
#define CONTENT_LISTINGTEXT_HPP

#include <ctime>
#include <string>

#include "base/Slice.hpp"
#include "content/FileFacts.hpp"

// Encodes file names, which may have any bytes, for the formats of listings. What a format cannot
// carry (bytes that are not UTF-8; most control characters in XML) becomes U+FFFD, so that one odd
// name does not make the listing unreadable.

// Appends a relative reference to the file. Everything but unreserved characters is percent-encoded
// (RFC 3986 2.3), also the colon, which would end a scheme.
void appendEncodedName(std::string& out, const Slice& name);
// Appends text for HTML and XML. A line end in a name becomes a character reference, so that an
// entry stays on its line.
void appendMarkupText(std::string& out, const Slice& text);
// Appends text for a JSON string, without the quotes.
void appendJsonText(std::string& out, const Slice& text);

// Returns the number of characters in `text`. A byte that belongs to no character counts as one.
std::size_t countCharacters(const Slice& text);
// Returns the number of bytes of the first `count` characters.
std::size_t sizeOfCharacters(const Slice& text, std::size_t count);

// Returns `time` limited to the years 1970 to 9999, as nginx does.
std::time_t listingTime(std::time_t time);
std::tm listingDate(std::time_t time, bool isLocal);
// Returns "file", "directory" or "other".
const char* listedType(const FileFacts& facts);

#endif
