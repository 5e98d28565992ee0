#ifndef BASE_BASE64_HPP
#define BASE_BASE64_HPP

#include <string>

#include "base/Slice.hpp"

// Appends the bytes that `text` encodes in base64 (RFC 4648 4). A '=' ends the text; as in nginx,
// the padding may be missing. Returns false and appends nothing if another character is in the
// text, or if no bytes have an encoding of its length.
bool decodeBase64(const Slice& text, std::string& out);

// Appends the encoding of `bytes`, with its padding.
void encodeBase64(const Slice& bytes, std::string& out);

#endif
