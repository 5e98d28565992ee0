#include "server/Conversation.hpp"

#include <criterion/criterion.h>
#include <unistd.h>

#include <string>

#include "server/Talk.hpp"
#include "support/Memory.hpp"

namespace {

const char kGetA[] = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
const char kGetBig[] = "GET /big HTTP/1.1\r\nHost: x\r\n\r\n";
const char kGetAndClose[] = "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
const std::string kPostA = "POST /a HTTP/1.1\r\nHost: x\r\n";
const std::string kChunkedA = kPostA + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";

}  // namespace

Test(Conversation, a_request_and_its_response) {
  Talk talk;
  cr_assert_eq(talk.request(), RequestReader::kIdle);
  talk.feed(kGetA);
  cr_assert_eq(talk.request(), RequestReader::kIdle, "the next request may come");
  cr_assert_eq(talk.response(), ResponseWriter::kNone);
  std::string said = talk.take();
  cr_assert_eq(said.find("HTTP/1.1 200 OK\r\n"), 0u);
  cr_assert_neq(said.find("Connection: keep-alive\r\n"), std::string::npos);
  cr_assert_neq(said.find("\r\n\r\nhello"), std::string::npos);
  cr_assert_not(talk.conversation.current().exists());
}

// The same three responses, wherever the three requests are cut.
Test(Conversation, requests_in_two_pieces) {
  const std::string all = kGetA + kChunkedA + kGetA;
  Talk talk;
  const std::size_t expected = talk.feed(all).take().size();
  for (std::size_t i = 1; i < all.size(); ++i) {
    std::string said = talk.feed(all.substr(0, i)).take();
    said += talk.feed(all.substr(i)).take();
    cr_assert_eq(said.size(), expected, "cut at %zu: %s", i, said.c_str());
    cr_assert_eq(count(said, " 200 OK"), 2u);
    cr_assert_eq(count(said, " 405 "), 1u);
    cr_assert_eq(talk.request(), RequestReader::kIdle, "cut at %zu", i);
  }
}

// Requests behind a response that has not been taken wait in the reader.
Test(Conversation, no_request_is_begun_while_the_output_is_full) {
  Talk talk;
  std::string bytes;
  for (int i = 0; i < 20; ++i)
    bytes += kGetBig;
  talk.feed(bytes);
  cr_assert_leq(talk.conversation.writer().output().size(), 2u * ResponseWriter::kCapacity);
  cr_assert_eq(count(talk.take(), " 200 OK"), 20u);
}

Test(Conversation, a_client_that_asks_for_the_end_gets_it_at_once) {
  for (const char* request : {kGetAndClose, "GET /a HTTP/1.0\r\n\r\n"}) {
    Talk talk;
    std::string said = talk.feed(request).take();
    cr_assert_neq(said.find("Connection: close\r\n"), std::string::npos);
    cr_assert(talk.isClosed(), "%s", request);
  }
}

Test(Conversation, bytes_behind_the_end_are_looked_for) {
  Talk talk;
  talk.feed(std::string(kGetAndClose) + kGetA).take();
  cr_assert(talk.conversation.isLingering());
  cr_assert_eq(talk.conversation.linger().owed(), LingeringClose::kNothing);
}

Test(Conversation, the_end_of_keep_alive_lingers_for_a_pipelining_client) {
  Talk talk("keepalive_requests 2;");
  std::string said = talk.feed(std::string(kGetA) + kGetA).take();
  cr_assert_eq(count(said, " 200 OK"), 2u);
  cr_assert_eq(count(said, "Connection: close"), 1u);
  cr_assert(talk.conversation.isLingering());
  cr_assert_eq(talk.conversation.linger().owed(), LingeringClose::kReceiptAndRequests);
  Talk oneByOne("keepalive_requests 2;");
  oneByOne.feed(kGetA).take();
  oneByOne.feed(kGetA).take();
  cr_assert(oneByOne.conversation.isLingering());
  cr_assert_eq(oneByOne.conversation.linger().owed(), LingeringClose::kReceipt);
  Talk single("keepalive_timeout 0;");
  single.feed(kGetA).take();
  cr_assert(single.conversation.isLingering());
  cr_assert_eq(single.conversation.linger().owed(), LingeringClose::kNothing);
}

Test(Conversation, draining_makes_the_response_the_last) {
  Talk talk;
  talk.feed(std::string(kGetA) + kGetBig);
  talk.server.connections.drain();
  std::string said = talk.take() + talk.feed(kGetA).take();
  cr_assert_eq(count(said, "Connection: close"), 1u);
  cr_assert(talk.conversation.isLingering());
}

Test(Conversation, what_the_client_owes_is_waited_for) {
  struct {
    std::string bytes;
    LingeringClose::Owed owed;
  } cases[] = {
      {kPostA + "Content-Length: 100000\r\n\r\nhalf", LingeringClose::kBody},
      {kPostA + "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n",
       LingeringClose::kChunkedBody},
      {"GET /" + std::string(20000, 'a'), LingeringClose::kRestOfHead},
      {"GET / HTTP/1.1\r\nHost : x\r\n\r\n", LingeringClose::kNothing},
      {kPostA + "Transfer-Encoding: chunked\r\n\r\nZ\r\n", LingeringClose::kReceiptAndRequests},
  };
  for (const auto& one : cases) {
    Talk talk("client_max_body_size 0;");
    std::string said = talk.feed(one.bytes).take();
    cr_assert_neq(said.find("Connection: close"), std::string::npos, "%s", one.bytes.c_str());
    cr_assert(talk.conversation.isLingering(), "%s", one.bytes.c_str());
    cr_assert_eq(talk.conversation.linger().owed(), one.owed, "%s", one.bytes.c_str());
  }
}

Test(Conversation, requests_that_time_out_are_refused) {
  Talk head;
  head.feed("GET /a HT");
  head.conversation.headTimedOut();
  head.conversation.pump(head.waiter);
  cr_assert_eq(head.take().find("HTTP/1.1 408 "), 0u);
  cr_assert_eq(head.conversation.linger().owed(), LingeringClose::kReceiptAndRequests);
  Talk body;
  body.feed(kPostA + "Content-Length: 10\r\n\r\nhalf");
  cr_assert_eq(body.request(), RequestReader::kBody);
  body.conversation.bodyTimedOut();
  body.conversation.pump(body.waiter);
  cr_assert_eq(body.take().find("HTTP/1.1 408 "), 0u);
  cr_assert_eq(body.conversation.linger().owed(), LingeringClose::kReceiptAndRequests);
}

Test(Conversation, the_end_of_input_gives_up_only_what_is_incomplete) {
  const std::string tails[] = {"", "\r\n", "GET /a HT", kPostA + "Content-Length: 10\r\n\r\nhalf"};
  for (const std::string& tail : tails) {
    Talk talk;
    std::string said = talk.feed(kGetA + tail).end().take();
    cr_assert_eq(count(said, " 200 OK"), 1u, "%s", tail.c_str());
    cr_assert_neq(said.find("\r\n\r\nhello"), std::string::npos);
    cr_assert(talk.isClosed(), "%s", tail.c_str());
  }
}

Test(Conversation, leaving_throws_away_what_still_comes) {
  Talk talk;
  talk.feed(kGetA).take();
  talk.conversation.leave();
  cr_assert(talk.conversation.isLingering());
  cr_assert_eq(talk.conversation.linger().owed(), LingeringClose::kReceiptAndRequests);
  cr_assert(talk.feed(kGetA).take().empty());
}

Test(Conversation, an_unfinished_request_is_logged_when_it_ends) {
  Talk talk;
  talk.feed(kGetBig);
  cr_assert(talk.conversation.current().exists());
  talk.conversation.logUnfinished();
  talk.server.logs.flush();
  cr_assert_eq(count(talk.dir.read("access.log"), "GET /big"), 1u);
}

namespace {

const std::string kBrowser =
    "GET /a HTTP/1.1\r\nHost: localhost:8080\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\n"
    "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\nAccept-Language: en-GB,en;q=0.5\r\n"
    "Accept-Encoding: gzip, deflate, br\r\nConnection: keep-alive\r\nReferer: http://x/\r\n"
    "Cookie: session=0123456789abcdef0123456789abcdef\r\nCache-Control: max-age=0\r\n\r\n";

void serve(Talk& talk, const std::string& request) {
  talk.feed(request);
  while (talk.conversation.writer().hasOutput()) {
    talk.conversation.writer().sent(talk.conversation.writer().output().size());
    talk.conversation.pump(talk.waiter);
  }
}

// Returns true if a request whose like was served before allocates nothing.
bool servesWithoutMemory(Talk& talk, const std::string& request = kBrowser) {
  for (int i = 0; i < 5; ++i)
    serve(talk, request);
  try {
    const Memory none(0);
    serve(talk, request);
  } catch (const std::bad_alloc&) {
    return false;
  }
  return talk.request() == RequestReader::kIdle;
}

}  // namespace

// A file that has changed in the last two seconds is not kept in the cache.
Test(Conversation, a_request_like_one_before_allocates_nothing) {
  Talk plain;
  Talk logging("access_log access.log;");
  Talk compressing("gzip on; gzip_min_length 1; gzip_vary on;");
  Talk adding("add_header X-Own $host; expires 1h; etag on;");
  sleep(3);
  for (Talk* talk : {&plain, &logging, &compressing, &adding})
    talk->server.loop.turn(0);
  cr_expect(servesWithoutMemory(plain));
  cr_expect(servesWithoutMemory(plain, "HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n"));
  cr_expect(servesWithoutMemory(logging));
  cr_expect(servesWithoutMemory(compressing));
  cr_expect(servesWithoutMemory(adding));
}
