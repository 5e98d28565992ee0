#ifndef COMPRESSION_GZIPSOURCE_HPP
#define COMPRESSION_GZIPSOURCE_HPP

#include <string>

#include "base/Buffer.hpp"
#include "compression/EncoderPool.hpp"
#include "content/FileCache.hpp"
#include "exchange/GzipSizes.hpp"
#include "http/BodySource.hpp"

// A response body that is compressed as it is pulled. When the body underneath has nothing more for
// now, all that came from it can be decoded from what was pulled here. Between two blocks, others
// get their turn.
class GzipSource : public BodySource {
 public:
  // The bytes that are compressed in one turn of the event loop: fewer with the levels from
  // kThorough on, which take up to ten times as long for each.
  enum { kBlock = 16 * 1024, kThorough = 8, kSmallBlock = 4 * 1024 };

  // Keeps references to `body`, `encoders`, `pool` and `sizes`, which must outlive this object.
  // `sizes` is set at the end. Throws std::bad_alloc. REQUIRES: !encoders.isExhausted()
  GzipSource(BodySource& body, EncoderPool& encoders, int level, BlockPool& pool, GzipSizes& sizes);
  virtual ~GzipSource();

  // The body is that of a file: at its end, the compressed form goes to the cache.
  void keepFor(FileCache& files, CachedFile& file);

  virtual off_t length() const { return -1; }
  virtual Result pull(Buffer& out, std::size_t room);

 private:
  GzipSource(const GzipSource&);
  GzipSource& operator=(const GzipSource&);

  void read();
  void encode(Buffer& out, std::size_t room);
  void finish();

  BodySource& body_;
  EncoderPool& encoders_;
  const int level_;
  const std::size_t block_;
  GzipSizes& sizes_;
  GzipEncoder* encoder_;  // lent; 0 after the end
  Buffer plain_;          // what the encoder has not taken yet
  Result last_;           // of body_
  std::size_t rested_;    // what the encoder had taken when others last got their turn
  FileCache* files_;      // 0: the form is not kept
  CachedFileRef file_;
  std::string form_;
};

#endif
