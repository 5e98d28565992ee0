#include "compression/GzipSource.hpp"

#include <criterion/criterion.h>

#include <deque>
#include <string>

#include "support/Gunzip.hpp"

namespace {

// A body that provides one piece after the other, each with a result.
class Pieces : public BodySource {
 public:
  void add(const std::string& bytes, Result result) { all_.push_back({bytes, result}); }

  virtual off_t length() const { return -1; }
  virtual Result pull(Buffer& out, std::size_t room) {
    Piece& piece = all_.front();
    out.append(Slice(piece.bytes).sub(0, room));
    piece.bytes.erase(0, room);
    if (!piece.bytes.empty()) return kMore;
    Result result = piece.result;
    all_.pop_front();
    return result;
  }

 private:
  struct Piece {
    std::string bytes;
    Result result;
  };

  std::deque<Piece> all_;
};

struct Compressed {
  Pieces body;
  unsigned long lent = 0;
  EncoderPool encoders{lent};
  BlockPool pool;
  GzipSizes sizes;
  GzipSource source;
  Buffer out;

  explicit Compressed(int level = 6)
      : pool(0), source(body, encoders, level, pool, sizes), out(pool) {}

  std::string data() const { return out.slice().str(); }
};

}  // namespace

Test(GzipSource, theWholeBody) {
  Compressed it;
  it.body.add("hello, ", BodySource::kMore);
  it.body.add("world", BodySource::kEnd);
  cr_expect_eq(it.source.length(), -1);
  cr_expect_eq(it.source.pull(it.out, 1000), BodySource::kMore);
  cr_expect_eq(it.source.pull(it.out, 1000), BodySource::kEnd);
  const Gunzip decoded(it.data());
  cr_expect(decoded.isWhole && decoded.text == "hello, world");
  cr_expect_eq(it.sizes.plain, 12u);
  cr_expect_eq(it.sizes.packed, it.out.size());
}

Test(GzipSource, whatWaitsIsFlushed) {
  Compressed it;
  it.body.add("", BodySource::kWait);
  it.body.add("hello", BodySource::kMore);
  it.body.add("", BodySource::kWait);
  it.body.add("", BodySource::kWait);
  it.body.add("", BodySource::kEnd);
  cr_expect_eq(it.source.pull(it.out, 1000), BodySource::kWait);
  cr_expect(it.out.empty(), "nothing is sent before there is something");
  cr_expect_eq(it.source.pull(it.out, 1000), BodySource::kMore);
  cr_expect_eq(it.source.pull(it.out, 1000), BodySource::kWait);
  cr_expect(Gunzip(it.data()).text == "hello");
  const std::size_t size = it.out.size();
  cr_expect_eq(it.source.pull(it.out, 1000), BodySource::kWait);
  cr_expect_eq(it.out.size(), size);
  cr_expect_eq(it.source.pull(it.out, 1000), BodySource::kEnd);
  cr_expect(Gunzip(it.data()).isWhole);
}

Test(GzipSource, othersHaveTheirTurnAfterEachBlock) {
  Compressed it;
  const std::size_t block = GzipSource::kBlock;
  it.body.add(std::string(3 * block + 5, 'x'), BodySource::kEnd);
  for (int i = 0; i < 3; ++i)
    cr_expect_eq(it.source.pull(it.out, 64 * 1024), BodySource::kLater);
  cr_expect_eq(it.source.pull(it.out, 64 * 1024), BodySource::kEnd);
  cr_expect(Gunzip(it.data()).text == std::string(3 * block + 5, 'x'));
}

Test(GzipSource, theirTurnComesSoonerWithTheHighestLevels) {
  Compressed it(9);
  it.body.add(std::string(GzipSource::kBlock, 'x'), BodySource::kEnd);
  for (std::size_t i = GzipSource::kSmallBlock; i < GzipSource::kBlock;
       i += GzipSource::kSmallBlock)
    cr_expect_eq(it.source.pull(it.out, 64 * 1024), BodySource::kLater);
  cr_expect_eq(it.source.pull(it.out, 64 * 1024), BodySource::kEnd);
}

Test(GzipSource, anyRoomWillDo) {
  Compressed it;
  it.body.add("hello", BodySource::kMore);
  it.body.add(" again", BodySource::kWait);
  it.body.add("and again", BodySource::kEnd);
  BodySource::Result result = BodySource::kMore;
  while (result != BodySource::kEnd) {
    const std::size_t before = it.out.size();
    result = it.source.pull(it.out, 1);
    cr_assert_leq(it.out.size() - before, 1u);
  }
  cr_expect(Gunzip(it.data()).text == "hello againand again");
}

Test(GzipSource, aTornBodyIsTorn) {
  Compressed it;
  it.body.add("hello", BodySource::kMore);
  it.body.add("", BodySource::kError);
  cr_expect_eq(it.source.pull(it.out, 1000), BodySource::kMore);
  cr_expect_eq(it.source.pull(it.out, 1000), BodySource::kError);
  cr_expect_eq(it.sizes.packed, 0u);
}
