#include "server/ResponseWriter.hpp"

#include <criterion/criterion.h>

#include <string>
#include <vector>

namespace {

// Gives so many bytes and a result at each pull; the last result for ever.
struct Script : BodySource {
  struct Step {
    std::size_t bytes;
    Result result;
  };
  std::vector<Step> steps;
  std::size_t at = 0;
  explicit Script(const std::vector<Step>& all) : steps(all) {}
  off_t length() const override { return -1; }
  Result pull(Buffer& out, std::size_t room) override {
    Step step = steps[at];
    if (at + 1 < steps.size()) ++at;
    out.append(std::string(std::min(step.bytes, room), 'x'));
    return step.result;
  }
};

struct Writing {
  BlockPool pool{0};
  ResponseWriter writer{pool};
  Exchange x;
  HeadFrame frame;

  Writing() {
    frame.date = "today";
    frame.server = "s";
    frame.isHttp11 = frame.keepAlive = true;
    frame.keepAliveTimeout = 0;
    x.request.method = kGet;
  }
  explicit Writing(const std::vector<Script::Step>& steps) : Writing() {
    x.response.setBody(new Script(steps));
    writer.start(x, frame);
  }
  ResponseWriter::State state() const { return writer.state(); }
  std::string take() {
    std::string all = writer.output().str();
    writer.sent(all.size());
    return all;
  }
};

}  // namespace

Test(ResponseWriter, holds_nothing_at_first) {
  Writing one;
  cr_assert_eq(one.state(), ResponseWriter::kNone);
  cr_assert(one.writer.output().empty());
  cr_assert_not(one.writer.hasBegun());
  cr_assert_eq(one.pool.lent(), 0u);
}

Test(ResponseWriter, an_interim_response_changes_no_state) {
  Writing one;
  one.writer.append("HTTP/1.1 100 Continue\r\n\r\n");
  cr_assert_eq(one.state(), ResponseWriter::kNone);
  cr_assert_eq(one.take(), "HTTP/1.1 100 Continue\r\n\r\n");
}

Test(ResponseWriter, head_and_body_are_counted) {
  Writing one;
  one.writer.await();
  cr_assert_eq(one.state(), ResponseWriter::kAwaited);
  cr_assert_not(one.writer.hasBegun());
  one.x.response.setText("hello");
  one.writer.start(one.x, one.frame);
  cr_assert_eq(one.state(), ResponseWriter::kBody);
  cr_assert(one.writer.hasBegun());
  off_t head = static_cast<off_t>(one.writer.output().size());
  cr_assert_eq(one.x.bytesSent, head);
  cr_assert_eq(one.writer.pull(one.x), BodySource::kEnd);
  cr_assert_eq(one.state(), ResponseWriter::kComplete);
  cr_assert(one.writer.hasBegun());
  cr_assert_eq(one.x.bytesSent, head + 5);
  cr_assert_eq(one.x.bodyBytesSent, 5);
  cr_assert_neq(one.take().find("\r\n\r\nhello"), std::string::npos);
  cr_assert_eq(one.pool.lent(), 0u, "an idle client holds no block");
  one.writer.reset();
  cr_assert_eq(one.state(), ResponseWriter::kNone);
}

Test(ResponseWriter, a_response_without_a_body_is_complete_at_once) {
  Writing one;
  one.writer.start(one.x, one.frame);
  cr_assert_eq(one.writer.pull(one.x), BodySource::kEnd);
  cr_assert_eq(one.state(), ResponseWriter::kComplete);
  cr_assert_eq(one.x.bodyBytesSent, 0);
}

Test(ResponseWriter, a_body_of_unknown_length_is_chunked_but_for_head_and_old_clients) {
  Writing chunked({{5, BodySource::kEnd}});
  cr_assert_not(chunked.writer.endsWithConnection());
  chunked.writer.pull(chunked.x);
  cr_assert_neq(chunked.take().find("\r\n\r\n00000005\r\nxxxxx\r\n0\r\n\r\n"), std::string::npos);
  Writing old;
  old.frame.isHttp11 = old.frame.keepAlive = false;
  old.x.response.setBody(new Script({{5, BodySource::kEnd}}));
  old.writer.start(old.x, old.frame);
  cr_assert(old.writer.endsWithConnection());
  old.writer.pull(old.x);
  cr_assert_neq(old.take().find("\r\n\r\nxxxxx"), std::string::npos);
  Writing head;
  head.x.request.method = kHead;
  head.x.response.setBody(new Script({{0, BodySource::kEnd}}));
  head.writer.start(head.x, head.frame);
  cr_assert_not(head.writer.endsWithConnection());
  head.writer.pull(head.x);
  std::string text = head.take();
  cr_assert_eq(text.find("\r\n\r\n"), text.size() - 4);
}

Test(ResponseWriter, a_deferred_body_waits_for_its_turn) {
  Writing one({{5, BodySource::kLater}, {5, BodySource::kEnd}});
  cr_assert_eq(one.writer.pull(one.x), BodySource::kLater);
  cr_assert_eq(one.state(), ResponseWriter::kDeferred);
  cr_assert(one.writer.hasBegun());
  cr_assert_eq(one.writer.pull(one.x), BodySource::kWait);
  cr_assert_eq(one.state(), ResponseWriter::kDeferred);
  one.writer.resume();
  cr_assert_eq(one.state(), ResponseWriter::kBody);
  cr_assert_eq(one.writer.pull(one.x), BodySource::kEnd);
  cr_assert_eq(one.state(), ResponseWriter::kComplete);
  one.writer.resume();
  cr_assert_eq(one.state(), ResponseWriter::kComplete, "only a deferred body is resumed");
}

Test(ResponseWriter, a_body_that_has_nothing_yet_or_broke_off_changes_no_state) {
  for (BodySource::Result result : {BodySource::kMore, BodySource::kWait, BodySource::kError}) {
    Writing one({{0, result}});
    cr_assert_eq(one.writer.pull(one.x), result);
    cr_assert_eq(one.state(), ResponseWriter::kBody);
  }
}

Test(ResponseWriter, output_is_bounded) {
  Writing one({{1000000, BodySource::kMore}});
  int pulls = 0;
  while (one.writer.pull(one.x) == BodySource::kMore && pulls < 100)
    ++pulls;
  cr_assert_lt(pulls, 100);
  cr_assert_leq(one.writer.output().size(), ResponseWriter::kCapacity + 100u);
  one.take();
  cr_assert_eq(one.writer.pull(one.x), BodySource::kMore);
  for (int i = 0; !one.writer.isFull(); ++i)
    one.writer.append(std::string(1000, 'x'));
  cr_assert_geq(one.writer.output().size(), std::size_t(ResponseWriter::kCapacity));
}

Test(ResponseWriter, closing_is_possible_anywhere) {
  Writing none;
  none.writer.close();
  cr_assert_eq(none.state(), ResponseWriter::kClosing);
  cr_assert_not(none.writer.hasBegun());
  Writing body({{5, BodySource::kLater}});
  body.writer.pull(body.x);
  body.writer.close();
  cr_assert_eq(body.state(), ResponseWriter::kClosing);
  cr_assert_not(body.writer.output().empty(), "what waits to be sent still is");
}

namespace {

// A body of 20,000 bytes with room before it, as a file in the cache has.
struct Shared {
  std::string memory = std::string(1024, '-') + std::string(20000, 'b');
  Slice body() const { return Slice(memory).from(1024); }
};

void respond(Writing& one, Shared& shared, const std::string& tag) {
  one.x.response.etag = tag;
  one.x.response.setBody(shared.body(), 0, 1024);
  one.writer.start(one.x, one.frame);
  while (one.writer.pull(one.x) == BodySource::kMore) {
  }
}

}  // namespace

Test(ResponseWriter, a_resident_body_leaves_with_its_head) {
  Shared shared;
  Writing one;
  respond(one, shared, "\"a\"");
  cr_expect_eq(one.state(), ResponseWriter::kBody, "the body must stay until it was sent");
  cr_expect(one.writer.isFull() && one.writer.hasOutput());
  std::string all = one.take();
  cr_expect_eq(all.substr(0, 15), "HTTP/1.1 200 OK");
  cr_expect_eq(all.substr(all.size() - 20000), std::string(20000, 'b'));
  cr_expect(!one.writer.hasOutput() && !one.writer.isFull());
  cr_expect_eq(one.writer.pull(one.x), BodySource::kEnd);
  cr_expect_eq(one.x.bodyBytesSent, 20000);
  cr_expect_eq(one.x.bytesSent, static_cast<off_t>(all.size()));
}

// The head of the other response stands in the same place meanwhile.
Test(ResponseWriter, responses_with_the_same_body_do_not_disturb_each_other) {
  Shared shared;
  Writing whole;
  respond(whole, shared, "\"a\"");
  const std::string expected = whole.take();
  for (std::size_t cut = 1; cut < 400; cut += 7) {
    Writing one;
    Writing other;
    respond(one, shared, "\"a\"");
    respond(other, shared, "\"other\"");
    std::string said = one.writer.output().sub(0, cut).str();
    one.writer.sent(cut);
    std::string others = other.take();
    said += one.take();
    cr_assert(said == expected, "cut at %zu", cut);
    cr_assert(others.find("\"other\"") != std::string::npos);
    cr_assert_eq(others.size(), expected.size() + 4);
  }
}

Test(ResponseWriter, a_resident_body_waits_behind_what_has_no_room_before_it) {
  Shared shared;
  Writing one;
  one.writer.append(std::string(2000, 'x'));
  respond(one, shared, "\"a\"");
  std::string all = one.take();
  cr_expect_eq(all.substr(0, 2000), std::string(2000, 'x'));
  cr_expect(all.find('b', 2000) == std::string::npos);
  cr_expect_eq(one.take(), std::string(20000, 'b'));
}

Test(ResponseWriter, a_closed_one_forgets_a_resident_body) {
  Shared shared;
  Writing one;
  respond(one, shared, "\"a\"");
  one.writer.close();
  one.take();
  cr_expect(!one.writer.hasOutput());
}

Test(ResponseWriter, a_pace_does_without_residence) {
  Shared shared;
  Writing one;
  one.x.response.setBody(shared.body(), 0, 1024);
  one.writer.start(one.x, one.frame);
  cr_expect_eq(one.writer.pull(one.x, 100), BodySource::kMore);
  cr_expect_leq(one.writer.output().size(), 400u);
  cr_expect(!one.writer.isFull());
}
