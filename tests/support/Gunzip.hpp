#pragma once

#include <string>

// Decodes gzip data by zlib.
struct Gunzip {
  explicit Gunzip(const std::string& data);

  // What could be decoded.
  std::string text;
  // Whether the data is one whole gzip member with the right checksum and nothing behind it.
  bool isWhole;
  // Whether the data is a gzip member, or the beginning of one.
  bool isValid;
};

// What zlib makes of a text.
std::string zlibGzip(const std::string& text, int level);
