#include "http/BodyPart.hpp"

#include <criterion/criterion.h>

#include <string>

#include "http/MemorySource.hpp"

static const std::string kText = "0123456789";

// Pulls the range out of kText behind a head, `room` bytes at a time.
static std::string part(off_t first, off_t last, std::size_t room, bool& isEnd) {
  BlockPool pool(1 << 16);
  Buffer out(pool);
  MemorySource whole;
  whole.set(kText, nullptr);
  ByteRange range = {first, last};
  BodyPart part(whole, range);
  cr_expect_eq(part.length(), last - first + 1);
  out.append("head:");
  BodySource::Result result;
  do {
    std::size_t before = out.size();
    result = part.pull(out, room);
    cr_assert(result != BodySource::kLater || out.size() == before);
  } while (result == BodySource::kMore || result == BodySource::kLater);
  isEnd = result == BodySource::kEnd;
  return out.slice().str();
}

Test(BodyPart, every_part_in_pieces_of_every_size) {
  for (std::size_t first = 0; first < kText.size(); ++first)
    for (std::size_t last = first; last < kText.size(); ++last)
      for (std::size_t room = 1; room <= kText.size(); ++room) {
        bool isEnd = false;
        std::string text = part(off_t(first), off_t(last), room, isEnd);
        cr_expect(isEnd);
        cr_expect_eq(text, "head:" + kText.substr(first, last - first + 1), "%s", text.c_str());
      }
}

namespace {

// Has the length of kText, and breaks off before it.
class Torn : public BodySource {
 public:
  explicit Torn(Result end) : end_(end) {}
  virtual off_t length() const { return off_t(kText.size()); }
  virtual Result pull(Buffer& out, std::size_t) {
    out.append("012");
    return end_;
  }

 private:
  Result end_;
};

}  // namespace

Test(BodyPart, a_body_that_breaks_off_is_an_error) {
  for (BodySource::Result end : {BodySource::kEnd, BodySource::kError}) {
    BlockPool pool(1 << 16);
    Buffer out(pool);
    Torn torn(end);
    ByteRange range = {2, 5};
    BodyPart part(torn, range);
    cr_expect_eq(part.pull(out, 100), BodySource::kError);
  }
}
