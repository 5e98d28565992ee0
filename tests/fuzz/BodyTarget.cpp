// The body of a request. Settings: its framing, its limits, and the sizes of three pieces.
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

  // All that is pushed in this turn must lie within `bytes`.
  void beginTurn(const Slice& bytes) {
    left_ = limits_.perTurn;
    given_ = bytes;
  }
  std::size_t push(const Slice& bytes) {
    require(!bytes.empty() && liesWithin(bytes, given_), "pushed bytes lie within the input");
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
            "the decoder counts the pushed bytes");
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
      require(used_ <= bytes.size(), "the decoder uses no more than its input");
      require(result_ != BodyDecoder::kMore || used_ == bytes.size(),
              "kMore means that all input was used");
      require(result_ != BodyDecoder::kFull || used > 0, "kFull means that some input was used");
      require((result_ == BodyDecoder::kBad) == (decoder_.error().status != 0),
              "an error has a status, and nothing else has");
    } while (result_ == BodyDecoder::kFull);
    if (result_ != BodyDecoder::kMore) checkEnd(bytes);
  }

  void checkEnd(const Slice& bytes) {
    std::size_t used;
    require(decoder_.decode(bytes.from(used_), sink_, used) == result_ && used == 0,
            "a finished body takes no more input");
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

// Removes a line that ends with CRLF from the front of `left`.
static std::string takeLine(Slice& left) {
  std::size_t end = left.find('\r');
  require(left.sub(end, 2) == Slice("\r\n"), "a line ends with CRLF");
  std::string line = left.sub(0, end).str();
  left.removePrefix(end + 2);
  return line;
}

// Reads the data of a chunked body in the simplest way (RFC 9112 7.1): a line with a number
// precedes each chunk, and fields up to an empty line follow the last.
static std::string readPlainly(Slice left) {
  std::string data;
  while (std::size_t size = std::stoul(takeLine(left), nullptr, 16)) {
    data += left.sub(0, size).str();
    left = left.from(size);
    require(takeLine(left).empty(), "a chunk ends where its size says");
  }
  for (std::string line = takeLine(left); !line.empty(); line = takeLine(left))
    require(line.find(':') != std::string::npos, "a trailer is a field");
  require(left.empty(), "a body ends with its empty line");
  return data;
}

static void checkOverhead(const BodyRun& run, const BodyLimits& limits) {
  const std::size_t kFree = 16384 + 300;  // a line counts when it is complete
  require(run.used() - run.data().size() <= kFree + 8 * run.data().size() + limits.maxTrailers,
          "framing stays within its limit");
}

static void checkWhole(const BodyRun& run, const Slice& bytes, const BodyLimits& limits) {
  if (limits.length >= 0) {
    std::size_t length = static_cast<std::size_t>(limits.length);
    require(run.used() == length && bytes.sub(0, length) == run.data(),
            "the body has the declared length");
    return;
  }
  require(readPlainly(bytes.sub(0, run.used())) == run.data(),
          "the body is the data of all chunks");
}

void checkBody(const Slice& input) {
  Settings settings(input);
  BodyLimits limits = readLimits(settings);
  PieceSizes sizes(settings);
  Slice bytes = settings.rest();

  BodyRun whole(bytes, limits, PieceEnds(1, bytes.size()));
  BodyRun split(bytes, limits, sizes.cut(bytes.size()));
  require(whole.log() == split.log(), "a body means the same whole and split");
  require(limits.maxSize == 0 || static_cast<off_t>(whole.data().size()) <= limits.maxSize,
          "the body stays within its limit");
  checkOverhead(whole, limits);
  if (whole.isDone()) checkWhole(whole, bytes, limits);
}
