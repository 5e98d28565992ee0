// A request's body. Settings: its framing and bounds, and the sizes of three pieces.
#include <algorithm>

#include "base/Numbers.hpp"
#include "fuzz/Target.hpp"
#include "http/BodyDecoder.hpp"

namespace {

struct BodyLimits {
  off_t length;  // -1: chunked
  off_t maxSize;
  std::size_t maxTrailers;
  std::size_t perTurn;  // bytes that the sink takes before it is full
  std::size_t most;     // bytes after which the sink fails
};

class BoundedSink : public BodySink {
 public:
  explicit BoundedSink(const BodyLimits& limits) : limits_(limits), left_(0) {}

  // `bytes`: all that may be pushed.
  void beginTurn(const Slice& bytes) {
    left_ = limits_.perTurn;
    given_ = bytes;
  }
  std::size_t push(const Slice& bytes) {
    require(!bytes.empty() && liesWithin(bytes, given_), "what is pushed is of the input");
    std::size_t taken = std::min(std::min(bytes.size(), left_), limits_.most - data.size());
    bytes.sub(0, taken).appendTo(data);
    left_ -= taken;
    return taken;
  }
  HttpError error() const { return HttpError(data.size() == limits_.most ? 507 : 0); }
  void finish(Response&) {}

  std::string data;

 private:
  const BodyLimits& limits_;
  std::size_t left_;
  Slice given_;
};

class BodyRun {
 public:
  BodyRun(const Slice& bytes, const BodyLimits& limits, const PieceEnds& ends)
      : result_(BodyDecoder::kMore), used_(0), sink_(limits) {
    Request request;
    request.isChunked = limits.length < 0;
    request.contentLength = limits.length;
    decoder_.start(request, limits.maxSize, limits.maxTrailers);
    for (std::size_t i = 0; i < ends.size() && result_ == BodyDecoder::kMore; ++i)
      feed(bytes.sub(0, ends[i]));
    require(decoder_.received() == static_cast<off_t>(sink_.data.size()),
            "what was pushed is counted");
  }

  bool isDone() const { return result_ == BodyDecoder::kDone; }
  std::size_t used() const { return used_; }
  const std::string& data() const { return sink_.data; }
  std::string log() const {
    return decimal(result_) + " " + decimal(decoder_.error().status) + decoder_.error().message +
           " " + decimal(static_cast<off_t>(used_)) + " " + sink_.data;
  }

 private:
  void feed(const Slice& bytes) {
    do {
      HeapCopy copy(bytes.from(used_));
      std::size_t used;
      sink_.beginTurn(copy.slice());
      result_ = decoder_.decode(copy.slice(), sink_, used);
      used_ += used;
      require(used_ <= bytes.size(), "no more is used than there is");
      require(result_ != BodyDecoder::kMore || used_ == bytes.size(), "more means: all was used");
      require(result_ != BodyDecoder::kFull || used > 0, "a turn goes on");
      require((result_ == BodyDecoder::kBad) == (decoder_.error().status != 0),
              "a refusal, and no other, has a status");
    } while (result_ == BodyDecoder::kFull);
    if (result_ != BodyDecoder::kMore) checkEnd(bytes);
  }

  void checkEnd(const Slice& bytes) {
    std::size_t used;
    require(decoder_.decode(bytes.from(used_), sink_, used) == result_ && used == 0,
            "the end of a body is its end");
  }

  BodyDecoder decoder_;
  BodyDecoder::Result result_;
  std::size_t used_;
  BoundedSink sink_;
};

}  // namespace

static BodyLimits readLimits(Settings& settings) {
  const std::size_t kNoLimit = 1 << 30;
  unsigned flags = settings.next();
  unsigned number = settings.next();
  BodyLimits limits;
  limits.length = flags & 1 ? static_cast<off_t>(number) : -1;
  limits.maxSize = flags & 2 ? static_cast<off_t>(settings.next()) : 0;
  limits.maxTrailers = flags & 4 ? settings.next() : 8192;
  limits.perTurn = flags & 8 ? 1 + settings.next() : kNoLimit;
  limits.most = flags & 16 ? settings.next() : kNoLimit;
  return limits;
}

// Takes a line that ends with CRLF off the front of `left`.
static std::string takeLine(Slice& left) {
  std::size_t end = left.find('\r');
  require(left.sub(end, 2) == Slice("\r\n"), "a line ends with CRLF");
  std::string line = left.sub(0, end).str();
  left.removePrefix(end + 2);
  return line;
}

// The data of a chunked body, as somebody reads it who knows no more than the outline of RFC 9112
// 7.1: a line with a number in front of each chunk, and fields up to an empty line at the end.
static std::string readPlainly(Slice left) {
  std::string data;
  while (std::size_t size = std::stoul(takeLine(left), nullptr, 16)) {
    data += left.sub(0, size).str();
    left = left.from(size);
    require(takeLine(left).empty(), "a chunk ends where its size says");
  }
  for (std::string line = takeLine(left); !line.empty(); line = takeLine(left))
    require(line.find(':') != std::string::npos, "a trailer is a field");
  require(left.empty(), "a body ends with its empty line, not behind it");
  return data;
}

static void checkOverhead(const BodyRun& run, const BodyLimits& limits) {
  const std::size_t kFree = 16384 + 300;  // a line is counted when it is whole
  require(run.used() - run.data().size() <= kFree + 8 * run.data().size() + limits.maxTrailers,
          "framing takes no more than it may");
}

static void checkWhole(const BodyRun& run, const Slice& bytes, const BodyLimits& limits) {
  if (limits.length >= 0) {
    std::size_t length = static_cast<std::size_t>(limits.length);
    require(run.used() == length && bytes.sub(0, length) == run.data(),
            "so many bytes as declared");
    return;
  }
  require(readPlainly(bytes.sub(0, run.used())) == run.data(),
          "the data of all chunks is the body");
}

void checkBody(const Slice& input) {
  Settings settings(input);
  BodyLimits limits = readLimits(settings);
  PieceSizes sizes(settings);
  Slice bytes = settings.rest();

  BodyRun whole(bytes, limits, PieceEnds(1, bytes.size()));
  BodyRun split(bytes, limits, sizes.cut(bytes.size()));
  require(whole.log() == split.log(), "whole and split, a body means the same");
  require(limits.maxSize == 0 || static_cast<off_t>(whole.data().size()) <= limits.maxSize,
          "no more is pushed than may be");
  checkOverhead(whole, limits);
  if (whole.isDone()) checkWhole(whole, bytes, limits);
}
