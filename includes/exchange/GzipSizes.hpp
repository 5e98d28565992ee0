#ifndef EXCHANGE_GZIPSIZES_HPP
#define EXCHANGE_GZIPSIZES_HPP

// What compression has made of a body, for $gzip_ratio. Both are 0 if it was not compressed, or not
// to its end.
struct GzipSizes {
  unsigned long plain;
  unsigned long packed;

  GzipSizes() : plain(0), packed(0) {}
};

#endif
