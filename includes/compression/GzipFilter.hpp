#ifndef COMPRESSION_GZIPFILTER_HPP
#define COMPRESSION_GZIPFILTER_HPP

#include "compression/EncoderPool.hpp"
#include "exchange/Exchange.hpp"

class BlockPool;
class FileCache;

// Implements `gzip`: compresses the bodies of responses. The compressed form of a small file stays
// in the FileCache beside the file, so that the next response has it at once.
class GzipFilter {
 public:
  // Keeps references to both, which must outlive this object. Responses that are being compressed
  // must not outlive it.
  GzipFilter(FileCache& files, BlockPool& pool) : files_(files), pool_(pool) {}

  // To be called when the response is complete otherwise. Throws std::bad_alloc.
  void apply(Exchange& x);

 private:
  bool attachForm(Exchange& x) const;
  bool attachEncoder(Exchange& x);

  FileCache& files_;
  BlockPool& pool_;
  EncoderPool encoders_;
};

#endif
