// A text, which is repeated with changes so that it outgrows blocks and the window. Settings: the
// level, the number of copies, how often a byte of them changes, the room for output, the flush
// after each piece, and the sizes of the pieces.
#include "deflate/GzipEncoder.hpp"
#include "fuzz/Target.hpp"
#include "support/Gunzip.hpp"

static std::string copiesOf(const Slice& text, unsigned copies, unsigned changes) {
  std::string all;
  unsigned long state = changes;
  for (unsigned i = 0; i <= copies; ++i) {
    std::string copy = text.str();
    for (std::size_t at = 0; i > 0 && changes > 0 && at < copy.size(); at += 1 + state % changes) {
      state = state * 6364136223846793005ul + 1442695040888963407ul;
      copy[at] = static_cast<char>(state >> 56);
    }
    all += copy;
  }
  return all;
}

// Appends what the encoder makes of the piece.
static void encode(GzipEncoder& encoder, const Slice& piece, GzipEncoder::Flush flush,
                   std::string& block, std::string& data) {
  Slice rest = piece;
  do {
    const std::size_t count = encoder.encode(rest, flush, &block[0], block.size());
    require(count <= block.size(), "the output fits into its room");
    data.append(block, 0, count);
  } while (!encoder.isDone());
  require(rest.empty(), "the encoder takes all of its input");
}

void checkGzip(const Slice& input) {
  static GzipEncoder encoder;
  Settings settings(input);
  const int level = 1 + static_cast<int>(settings.next() % 9);
  const unsigned copies = settings.next(), changes = settings.next();
  std::string block(1 + settings.next() * 16, '\0');
  const GzipEncoder::Flush flush = settings.next() % 2 ? GzipEncoder::kSync : GzipEncoder::kNone;
  PieceSizes sizes(settings);
  HeapCopy text(copiesOf(settings.rest(), copies, changes));

  std::string data;
  std::size_t begin = 0;
  encoder.start(level);
  for (std::size_t end : sizes.cut(text.slice().size())) {
    encode(encoder, text.slice().sub(begin, end - begin), flush, block, data);
    begin = end;
  }
  if (flush == GzipEncoder::kSync)
    require(Gunzip(data).text == text.slice().str(), "a sync flush holds nothing back");
  encode(encoder, Slice(), GzipEncoder::kFinish, block, data);
  const Gunzip decoded(data);
  require(decoded.isWhole, "the output is whole and valid");
  require(decoded.text == text.slice().str(), "the output decodes to the input");
  require(encoder.taken() == text.slice().size() && encoder.written() == data.size(),
          "the encoder counts its bytes");
}
