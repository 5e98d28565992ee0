#include "http/BodyDecoder.hpp"

#include <criterion/criterion.h>

class CountingSink : public BodySink {
 public:
  explicit CountingSink(std::size_t room = static_cast<std::size_t>(-1))
      : room(room), status(0), pushes(0), bytes(0) {}
  std::size_t push(const Slice& data) {
    ++pushes;
    cr_expect(!data.empty());
    std::size_t taken = data.size() < room ? data.size() : room;
    room -= taken;
    bytes += taken;
    return taken;
  }
  HttpError error() const { return HttpError(status); }
  void finish(Response&) {}

  std::size_t room;
  int status;
  int pushes;
  std::size_t bytes;
};

static Request withLength(off_t length) {
  Request request;
  request.contentLength = length;
  return request;
}

static Request chunked() {
  Request request;
  request.isChunked = true;
  return request;
}

Test(bodyDecoder, noBodyIsDoneAtOnce) {
  BodyDecoder decoder;
  CountingSink sink;
  std::size_t used = 7;
  cr_expect_eq(decoder.decode("GET", sink, used), BodyDecoder::kDone);
  cr_expect_eq(used, 0);
  decoder.start(withLength(-1), 0, 0);
  cr_expect_eq(decoder.decode("GET", sink, used), BodyDecoder::kDone);
  decoder.start(withLength(0), 0, 0);
  cr_expect_eq(decoder.decode("", sink, used), BodyDecoder::kDone);
  cr_expect_eq(sink.pushes, 0);
}

Test(bodyDecoder, usedSaysWhereTheNextRequestBegins) {
  BodyDecoder decoder;
  CountingSink sink;
  std::size_t used;
  decoder.start(withLength(5), 0, 0);
  cr_expect_eq(decoder.decode("helloGET", sink, used), BodyDecoder::kDone);
  cr_expect_eq(used, 5);
  cr_expect_eq(decoder.received(), 5);
  cr_expect_eq(decoder.decode("GET", sink, used), BodyDecoder::kDone);
  cr_expect_eq(used, 0);
  decoder.start(chunked(), 0, 0);
  cr_expect_eq(decoder.decode("5\r\nhello\r\n0\r\n\r\nGET", sink, used), BodyDecoder::kDone);
  cr_expect_eq(used, 15);
  cr_expect_eq(decoder.received(), 5);
}

Test(bodyDecoder, aFullSinkIsGivenTheRestAgain) {
  BodyDecoder decoder;
  CountingSink sink(3);
  std::size_t used;
  decoder.start(chunked(), 0, 0);
  cr_expect_eq(decoder.decode("5\r\nhello\r\n0\r\n\r\n", sink, used), BodyDecoder::kFull);
  cr_expect_eq(used, 6);
  cr_expect_eq(decoder.decode("lo\r\n0\r\n\r\n", sink, used), BodyDecoder::kFull);
  cr_expect_eq(used, 0);
  sink.room = 10;
  cr_expect_eq(decoder.decode("lo\r\n0\r\n\r\n", sink, used), BodyDecoder::kDone);
  cr_expect_eq(used, 9);
}

Test(bodyDecoder, aSinkThatFailsEndsIt) {
  BodyDecoder decoder;
  CountingSink sink(3);
  sink.status = 507;
  std::size_t used;
  decoder.start(withLength(5), 0, 0);
  cr_expect_eq(decoder.decode("hello", sink, used), BodyDecoder::kBad);
  cr_expect_eq(decoder.error().status, 507);
  cr_expect_eq(decoder.decode("hello", sink, used), BodyDecoder::kBad);
  cr_expect_eq(sink.pushes, 1);
}

Test(bodyDecoder, aDeclaredLengthTooLargeIsBadAtOnce) {
  BodyDecoder decoder;
  CountingSink sink;
  std::size_t used;
  decoder.start(withLength(6), 5, 0);
  cr_expect_eq(decoder.error().status, 413);
  cr_expect_eq(decoder.decode("", sink, used), BodyDecoder::kBad);
  cr_expect_eq(sink.pushes, 0);
  decoder.start(withLength(5), 5, 0);
  cr_expect_eq(decoder.error().status, 0);
  cr_expect_eq(decoder.decode("hello", sink, used), BodyDecoder::kDone);
}

Test(bodyDecoder, dataIsPushedInBulk) {
  BodyDecoder decoder;
  CountingSink sink;
  std::size_t used;
  std::string bytes = "100000\r\n" + std::string(1 << 20, 'x') + "\r\n0\r\n\r\n";
  decoder.start(chunked(), 0, 0);
  cr_expect_eq(decoder.decode(bytes, sink, used), BodyDecoder::kDone);
  cr_expect_eq(sink.pushes, 1);
  cr_expect_eq(sink.bytes, 1 << 20);
}

// 10 MB in chunks of one byte, as no client sends them; then framing alone, in a bounded amount.
Test(bodyDecoder, smallChunksPassAndFramingAloneDoesNot) {
  BodyDecoder decoder;
  CountingSink sink;
  std::size_t used;
  std::string piece;
  for (int i = 0; i < 1000; ++i)
    piece += "1\r\nx\r\n";
  decoder.start(chunked(), 0, 0);
  for (int i = 0; i < 10000; ++i)
    cr_assert_eq(decoder.decode(piece, sink, used), BodyDecoder::kMore);
  cr_expect_eq(decoder.received(), 10000000);
  decoder.start(chunked(), 0, 0);
  std::size_t spent = 0;
  std::string padded = "0000000000000001;a=b\r\nx\r\n";
  while (decoder.decode(padded, sink, used) == BodyDecoder::kMore)
    spent += used;
  cr_expect_eq(decoder.error().status, 400);
  cr_expect(spent < 100000, "%zu", spent);
}

Test(bodyDecoder, itCanBeStartedAgain) {
  BodyDecoder decoder;
  CountingSink sink;
  std::size_t used;
  decoder.start(chunked(), 0, 100);
  cr_expect_eq(decoder.decode("x", sink, used), BodyDecoder::kBad);
  cr_expect(std::strlen(decoder.error().message) > 0);
  decoder.start(chunked(), 0, 100);
  cr_expect_eq(decoder.error().status, 0);
  cr_expect_eq(decoder.decode("0\r\nX: y\r\n", sink, used), BodyDecoder::kMore);
  decoder.start(chunked(), 0, 100);
  cr_expect_eq(decoder.decode("0\r\n\r\n", sink, used), BodyDecoder::kDone);
  decoder.reset();
  cr_expect_eq(decoder.received(), 0);
}
