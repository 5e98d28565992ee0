#include "server/RequestReader.hpp"

#include <criterion/criterion.h>

#include <string>

namespace {

const char kGetBytes[] = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string kPostHead = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n";
const std::string kChunkedHead =
    "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

// Keeps what it is given, up to `room` bytes more.
struct Sink : BodySink {
  std::string& taken;
  std::size_t& room;
  Sink(std::string& text, std::size_t& left) : taken(text), room(left) {}
  std::size_t push(const Slice& bytes) override {
    Slice some = bytes.sub(0, room);
    some.appendTo(taken);
    room -= some.size();
    return some.size();
  }
  HttpError error() const override { return HttpError(0); }
  void finish(Response&) override {}
};

struct Reading {
  BlockPool pool{0};
  RequestReader reader{pool};
  Exchange x;
  std::string body;
  std::size_t room = 1000000;
  long now = 1000;

  // Feeds bytes as recv() would.
  Reading& feed(const std::string& bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      std::size_t space = 0;
      char* to = reader.prepare(space);
      std::size_t count = std::min(space, bytes.size() - at);
      bytes.copy(to, count, at);
      reader.commit(count);
      at += count;
    }
    return *this;
  }
  RequestReader::State state() const { return reader.state(); }
  RequestParser::Result readHead() {
    RequestParser::Result result = reader.readHead(x, HeadLimits());
    if (state() == RequestReader::kHeld) {
      x.sink.reset(new Sink(body, room));
      reader.startBody(x, 0, 1000, now);
    }
    return result;
  }
  RequestReader::BodyResult readBody() { return reader.readBody(x, now); }
  // As the owner does after any bytes.
  void advance() {
    if (state() == RequestReader::kHead) readHead();
    if (state() == RequestReader::kBody) readBody();
  }
  void next() {
    std::size_t headSize = x.request.headSize;
    x.clear();
    reader.next(headSize);
  }
};

}  // namespace

Test(RequestReader, is_idle_until_a_byte_comes) {
  Reading one;
  cr_assert_eq(one.state(), RequestReader::kIdle);
  cr_assert(one.reader.hasRoom());
  std::size_t room = 0;
  one.reader.prepare(room);
  cr_assert_gt(room, 0u);
  one.reader.commit(0);
  cr_assert_eq(one.state(), RequestReader::kIdle);
  cr_assert_eq(one.pool.lent(), 0u, "an idle client holds no block");
  one.feed("G");
  cr_assert_eq(one.state(), RequestReader::kHead);
}

Test(RequestReader, a_head_in_two_pieces) {
  const std::string head = kGetBytes;
  for (std::size_t i = 1; i < head.size(); ++i) {
    Reading one;
    one.feed(head.substr(0, i));
    cr_assert_eq(one.readHead(), RequestParser::kMore, "split at %zu", i);
    cr_assert_eq(one.state(), RequestReader::kHead);
    one.feed(head.substr(i));
    cr_assert_eq(one.readHead(), RequestParser::kDone, "split at %zu", i);
    cr_assert_eq(one.state(), RequestReader::kWhole);
    cr_assert_eq(one.x.requestBytes, static_cast<off_t>(head.size()));
    cr_assert_not(one.reader.hasMore(one.x.request.headSize));
  }
}

Test(RequestReader, bodies_in_two_pieces) {
  const std::string requests[] = {kPostHead + "hello",
                                  kChunkedHead + "5;x=y\r\nhello\r\n0\r\nT: v\r\n\r\n",
                                  kChunkedHead + "1\r\nh\r\n4\r\nello\r\n0\r\n\r\n"};
  for (const std::string& bytes : requests) {
    for (std::size_t i = 1; i < bytes.size(); ++i) {
      Reading one;
      one.feed(bytes.substr(0, i));
      one.advance();
      cr_assert_neq(one.state(), RequestReader::kWhole, "split at %zu", i);
      one.feed(bytes.substr(i));
      one.advance();
      cr_assert_eq(one.state(), RequestReader::kWhole, "split at %zu", i);
      cr_assert_eq(one.body, "hello", "split at %zu", i);
      cr_assert_eq(one.x.requestBytes, static_cast<off_t>(bytes.size()));
      cr_assert_not(one.reader.hasMore(one.x.request.headSize), "split at %zu", i);
    }
  }
}

// Three requests in a row, cut anywhere: each comes out whole, and nothing is left.
Test(RequestReader, pipelined_requests_in_two_pieces) {
  const std::string all =
      kPostHead + "hello" + kGetBytes + kChunkedHead + "5\r\nhello\r\n0\r\n\r\n";
  for (std::size_t i = 1; i <= all.size(); ++i) {
    Reading one;
    int requests = 0;
    for (const std::string& piece : {all.substr(0, i), all.substr(i)}) {
      one.feed(piece);
      for (one.advance(); one.state() == RequestReader::kWhole; one.advance()) {
        ++requests;
        one.next();
      }
    }
    cr_assert_eq(requests, 3, "split at %zu", i);
    cr_assert_eq(one.body, "hellohello", "split at %zu", i);
    cr_assert_eq(one.state(), RequestReader::kIdle);
    cr_assert_eq(one.pool.lent(), 0u);
  }
}

Test(RequestReader, a_bad_head_stays_a_head) {
  Reading one;
  one.feed("GET / HTTP/1.1\r\nHost : x\r\n\r\n");
  cr_assert_eq(one.readHead(), RequestParser::kBad);
  cr_assert_eq(one.state(), RequestReader::kHead);
  cr_assert_eq(one.x.requestBytes, 28);
}

Test(RequestReader, a_bad_body_stays_a_body) {
  Reading one;
  one.feed(kChunkedHead + "Z\r\n");
  one.readHead();
  cr_assert_eq(one.readBody(), RequestReader::kBodyBad);
  cr_assert_eq(one.state(), RequestReader::kBody);
  cr_assert_eq(one.x.decoder->error().status, 400);
}

Test(RequestReader, a_body_without_a_sink_is_read_all_the_same) {
  Reading one;
  one.feed(kPostHead + "hel");
  one.readHead();
  one.x.sink.reset();
  cr_assert_eq(one.readBody(), RequestReader::kBodyMore);
  cr_assert_eq(one.x.decoder->received(), 3);
  one.feed("lo");
  cr_assert_eq(one.readBody(), RequestReader::kBodyDone);
  cr_assert_eq(one.state(), RequestReader::kWhole);
}

Test(RequestReader, a_full_sink_leaves_the_rest_in_the_buffer) {
  Reading one;
  one.room = 2;
  one.feed(kPostHead + "hello" + kGetBytes);
  one.readHead();
  cr_assert_eq(one.readBody(), RequestReader::kBodyMore);
  cr_assert_eq(one.body, "he");
  cr_assert(one.reader.hasBodyBytes());
  one.room = 10;
  cr_assert_eq(one.readBody(), RequestReader::kBodyDone);
  cr_assert_eq(one.body, "hello");
  cr_assert(one.reader.hasMore(one.x.request.headSize));
}

Test(RequestReader, room_is_bounded) {
  Reading one;
  one.room = 0;
  one.feed("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
  one.readHead();
  while (one.reader.hasRoom())
    one.feed(std::string(1000, 'x'));
  Reading ahead;
  ahead.feed(kGetBytes);
  ahead.readHead();
  cr_assert(ahead.reader.hasRoom());
  ahead.feed(std::string(2048, 'x'));
  cr_assert_not(ahead.reader.hasRoom());
}

Test(RequestReader, what_comes_early_belongs_to_the_next_request) {
  Reading one;
  one.feed(std::string(kGetBytes) + "GET /b");
  one.readHead();
  one.feed(" HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert_eq(one.state(), RequestReader::kWhole);
  cr_assert(one.x.request.uri.path == Slice("/a"), "the first head stays where it is");
  cr_assert_not(one.reader.isPipelining());
  one.next();
  cr_assert(one.reader.isPipelining());
  cr_assert_eq(one.state(), RequestReader::kHead);
  cr_assert_eq(one.readHead(), RequestParser::kDone);
  cr_assert(one.x.request.uri.path == Slice("/b"));
}

Test(RequestReader, a_client_that_waits_for_each_response_does_not_pipeline) {
  Reading one;
  for (int i = 0; i < 3; ++i) {
    one.feed(i == 1 ? kPostHead + "hello" : kGetBytes);
    one.advance();
    one.next();
    cr_assert_eq(one.state(), RequestReader::kIdle);
    cr_assert_not(one.reader.isPipelining());
  }
}

Test(RequestReader, a_client_that_ends_its_side_is_read_no_more) {
  Reading one;
  one.feed(std::string(kGetBytes) + kGetBytes);
  one.readHead();
  one.reader.endInput();
  cr_assert_eq(one.state(), RequestReader::kWholeEnded);
  cr_assert_not(one.reader.hasRoom());
  one.next();
  cr_assert_eq(one.state(), RequestReader::kHead, "what came before the end is a request");
}

Test(RequestReader, the_end_of_input_gives_up_what_is_incomplete) {
  for (const std::string& bytes : {std::string(), std::string("GET"), kPostHead + "hel"}) {
    Reading one;
    one.feed(bytes);
    one.advance();
    one.reader.endInput();
    cr_assert_eq(one.state(), RequestReader::kStopped, "%s", bytes.c_str());
  }
  Reading discarding;
  discarding.feed(kPostHead);
  discarding.readHead();
  discarding.reader.discard();
  discarding.reader.endInput();
  cr_assert_eq(discarding.state(), RequestReader::kStopped);
  cr_assert(discarding.x.request.uri.path == Slice("/a"), "its response may go on");
}

Test(RequestReader, a_body_that_waits_for_its_sink_outlives_the_end_of_input) {
  const std::string whole = kPostHead + "hello";
  for (std::size_t size : {whole.size(), whole.size() - 1}) {
    Reading one;
    one.room = 2;
    one.feed(whole.substr(0, size));
    one.advance();
    one.reader.endInput();
    cr_assert_eq(one.state(), RequestReader::kBodyEnded);
    cr_assert(one.reader.isInBody());
    cr_assert_not(one.reader.hasRoom());
    cr_assert_eq(one.readBody(), RequestReader::kBodyMore);
    one.room = 10;
    bool isWhole = size == whole.size();
    cr_assert_eq(one.readBody(), isWhole ? RequestReader::kBodyDone : RequestReader::kBodyCut);
    if (isWhole) cr_assert_eq(one.state(), RequestReader::kWholeEnded);
  }
}

Test(RequestReader, discarding_keeps_the_head_and_drops_the_rest) {
  Reading one;
  one.feed(kPostHead + "he");
  one.readHead();
  one.reader.discard();
  cr_assert_eq(one.state(), RequestReader::kDiscarding);
  cr_assert(one.x.request.uri.path == Slice("/a"));
  cr_assert(one.reader.discarded().empty());
  one.feed("llo");
  cr_assert(one.reader.discarded() == Slice("llo"));
  one.reader.discard();
  cr_assert(one.reader.discarded().empty());
  cr_assert(one.reader.hasRoom());
  one.reader.clear();
  cr_assert_eq(one.pool.lent(), 0u);
  cr_assert_eq(one.state(), RequestReader::kDiscarding);
}

Test(RequestReader, stopping_is_possible_anywhere) {
  for (const std::string& bytes :
       {std::string(), std::string("GET"), kPostHead + "hel", std::string(kGetBytes)}) {
    Reading one;
    one.feed(bytes);
    one.advance();
    one.reader.stop();
    cr_assert_eq(one.state(), RequestReader::kStopped);
    cr_assert_not(one.reader.hasRoom());
    cr_assert_eq(one.pool.lent(), 0u);
  }
}

Test(RequestReader, the_rest_of_a_body) {
  Reading one;
  one.feed(kPostHead);
  one.readHead();
  cr_assert_eq(one.reader.restOfBody(one.x).kind, BodyRest::kLength);
  cr_assert_eq(one.reader.restOfBody(one.x).length, 5);
  one.feed("he");
  cr_assert_eq(one.reader.restOfBody(one.x).length, 3);
  one.readBody();
  cr_assert_eq(one.reader.restOfBody(one.x).length, 3);
  one.feed("llo and more");
  cr_assert_eq(one.reader.restOfBody(one.x).kind, BodyRest::kNothing);
  Reading chunked;
  chunked.feed(kChunkedHead + "5\r\nhello\r\n");
  chunked.readHead();
  cr_assert_eq(chunked.reader.restOfBody(chunked.x).kind, BodyRest::kUnknown);
  chunked.feed("0\r\n\r\n");
  cr_assert_eq(chunked.reader.restOfBody(chunked.x).kind, BodyRest::kNothing);
}

Test(RequestReader, a_body_keeps_a_pace_of_240_bytes_a_second) {
  for (std::size_t piece : {100u, 10000u}) {
    Reading one;
    one.feed("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
    one.readHead();
    one.now += 30;
    cr_assert_eq(one.feed("x").readBody(), RequestReader::kBodyMore);
    one.now += 1;
    bool isSlow = piece < 31 * 240;
    cr_assert_eq(one.feed(std::string(piece, 'x')).readBody(),
                 isSlow ? RequestReader::kBodySlow : RequestReader::kBodyMore);
    cr_assert_eq(one.feed("x").readBody(), RequestReader::kBodyMore, "judged anew");
  }
}

Test(RequestReader, a_full_sink_and_a_clock_set_back_are_not_the_clients_fault) {
  Reading one;
  one.feed("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
  one.readHead();
  one.room = 0;
  one.now += 100;
  cr_assert_eq(one.feed("x").readBody(), RequestReader::kBodyMore);
  one.room = 1000;
  one.now += 30;
  cr_assert_eq(one.feed("x").readBody(), RequestReader::kBodyMore);
  one.now -= 10000;
  cr_assert_eq(one.feed("x").readBody(), RequestReader::kBodyMore);
}

// A PROXY header stands before the first request, and belongs to none.
Test(RequestReader, a_preface_is_skipped) {
  for (const std::string& rest : {std::string(), std::string(kGetBytes)}) {
    Reading one;
    one.reader.expectPreface();
    one.feed("PROXY").feed(" X\r\n" + rest);
    cr_assert_eq(one.state(), RequestReader::kPreface);
    cr_assert_eq(one.reader.preface().size(), 9 + rest.size());
    one.reader.skipPreface(9);
    cr_assert_eq(one.state(), rest.empty() ? RequestReader::kIdle : RequestReader::kHead);
    if (rest.empty()) one.feed(kGetBytes);
    cr_assert_eq(one.readHead(), RequestParser::kDone);
  }
  Reading ended;
  ended.reader.expectPreface();
  ended.feed("PRO").reader.endInput();
  cr_assert_eq(ended.state(), RequestReader::kStopped);
}

Test(RequestReader, a_tunnel_passes_on_what_comes_behind_the_request) {
  const std::string later = "0123456789";
  for (std::size_t withHead = 0; withHead <= later.size(); ++withHead) {
    Reading one;
    one.feed(kGetBytes + later.substr(0, withHead));
    cr_assert_eq(one.readHead(), RequestParser::kDone);
    one.feed(later.substr(withHead));
    one.x.sink.reset(new Sink(one.body, one.room));
    one.reader.startTunnel(one.x.request);
    cr_expect_eq(one.state(), RequestReader::kTunnel);
    one.reader.readTunnel(one.x);
    cr_expect_eq(one.body, later);
    cr_expect_eq(one.x.request.uri.path.str(), "/a");
  }
}

Test(RequestReader, a_tunnel_ends_when_all_was_passed_on) {
  Reading one;
  one.feed(kGetBytes);
  cr_assert_eq(one.readHead(), RequestParser::kDone);
  one.x.sink.reset(new Sink(one.body, one.room));
  one.reader.startTunnel(one.x.request);
  one.room = 3;
  one.feed("01234");
  one.reader.readTunnel(one.x);
  one.reader.endInput();
  cr_expect_eq(one.state(), RequestReader::kTunnelEnded);
  one.reader.readTunnel(one.x);
  cr_expect_eq(one.body, "012");
  cr_expect(one.x.sink.get() != 0);
  one.room = 3;
  one.reader.readTunnel(one.x);
  cr_expect_eq(one.body, "01234");
  cr_expect(one.x.sink.get() == 0);
}
