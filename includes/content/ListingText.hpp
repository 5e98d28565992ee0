#ifndef CONTENT_LISTINGTEXT_HPP
#define CONTENT_LISTINGTEXT_HPP

#include <ctime>
#include <string>

#include "base/Slice.hpp"
#include "content/FileFacts.hpp"

// File names, which may hold any byte, in the languages of listings. What a language cannot carry
// (bytes that are no UTF-8, for XML most control characters) is U+FFFD, so that one odd name does
// not spoil the whole listing for its readers.

// A relative reference that leads back to the file: all but unreserved characters are
// percent-encoded (RFC 3986 2.3), a colon too, which would end a scheme.
void appendEncodedName(std::string& out, const Slice& name);
// Between tags of HTML and XML. A line's end in a name is a character reference, so that an entry
// stays on its line.
void appendMarkupText(std::string& out, const Slice& text);
// Between the quotes of a JSON string.
void appendJsonText(std::string& out, const Slice& text);

// Characters in `text`, each byte that belongs to none counted for one.
std::size_t countCharacters(const Slice& text);
// Bytes of the first `count` characters.
std::size_t sizeOfCharacters(const Slice& text, std::size_t count);

// `time` moved into the years that have four digits from 1970 on, as nginx shows it.
std::time_t listingTime(std::time_t time);
std::tm listingDate(std::time_t time, bool isLocal);
// "file", "directory" or "other".
const char* listedType(const FileFacts& facts);

#endif
