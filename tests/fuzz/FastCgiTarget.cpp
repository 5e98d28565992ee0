// The records that a FastCGI server sends. Settings: the sizes of three pieces.
#include "fuzz/Target.hpp"
#include "gateway/Exchanges.hpp"
#include "gateway/FastCgiProtocol.hpp"

namespace {

struct Lines : public ErrorTextObserver {
  std::string all;
  virtual void serverWroteError(const Slice& line) {
    require(!line.empty() && line.size() <= ErrorText::kLongestLine, "a line has a length");
    all += "[" + line.str() + "]";
  }
};

}  // namespace

// Returns the response, behind which the connection ends, and the lines of standard error.
static std::string respond(const Slice& bytes, const PieceEnds& ends, std::size_t memory) {
  Run run(memory);
  Lines lines;
  FastCgiProtocol protocol(false);
  protocol.setMostHead(200);
  protocol.observeErrors(lines);
  run.request(protocol);
  std::size_t begin = 0;
  bool goesOn = true;
  for (std::size_t i = 0; i < ends.size() && goesOn; begin = ends[i++])
    goesOn = run.push(protocol, bytes.sub(begin, ends[i] - begin).str());
  if (goesOn) run.end(protocol);
  return run.log + lines.all;
}

void checkFastCgi(const Slice& input) {
  Settings settings(input);
  PieceSizes sizes(settings);
  Slice bytes = settings.rest();
  std::string whole = respond(bytes, PieceEnds(1, bytes.size()), 1 << 20);
  require(whole == respond(bytes, sizes.cut(bytes.size()), 1 << 20),
          "a response means the same whole and split");
  require(whole == respond(bytes, sizes.cut(bytes.size()), 3), "a full spool changes nothing");
}
