#ifndef COMPRESSION_GZIPFILTER_HPP
#define COMPRESSION_GZIPFILTER_HPP

#include "base/Counters.hpp"
#include "compression/EncoderPool.hpp"
#include "exchange/Exchange.hpp"

class BlockPool;
class FileCache;

// Implements `gzip`: compresses the bodies of responses. The compressed form of a small file stays
// in the FileCache beside the file, so that the next response has it at once.
class GzipFilter {
 public:
  // Keeps references to all three, which must outlive this object. Responses that are being
  // compressed must not outlive it.
  GzipFilter(FileCache& files, BlockPool& pool, Counters& counters)
      : files_(files), pool_(pool), counters_(counters), encoders_(counters.encoders) {}

  // To be called when the response is complete otherwise. Throws std::bad_alloc.
  void apply(Exchange& x);

 private:
  bool attachForm(Exchange& x) const;
  bool attachEncoder(Exchange& x);

  FileCache& files_;
  BlockPool& pool_;
  Counters& counters_;
  EncoderPool encoders_;
};

#endif
