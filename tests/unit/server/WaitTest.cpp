// Handlers that wait: the chain goes on behind them, and the request body is not touched meanwhile.
#include <criterion/criterion.h>

#include <string>

#include "exchange/Pending.hpp"
#include "server/Talk.hpp"

namespace {

const char kGetA[] = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string kPutHead = "PUT /up/n HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n";
const char kStore[] = "dav_methods PUT;";

// What the waiting handlers of a test do, and what happened to them.
struct Plan {
  Handler::Result decision = Handler::kPending;
  int status = 0;
  int asked = 0;
  int begun = 0;
  int alive = 0;
};

struct Wait : Pending {
  Plan& plan;
  explicit Wait(Plan& p) : plan(p) { ++plan.alive; }
  ~Wait() override { --plan.alive; }
  Handler::Result ask(Exchange& x) override {
    ++plan.asked;
    if (plan.status) x.response.setStatus(plan.status);
    return plan.decision;
  }
};

struct WaitingHandler : Handler {
  Plan& plan;
  explicit WaitingHandler(Plan& p) : plan(p) {}
  Result handle(Exchange& x) override {
    ++plan.begun;
    x.pending.reset(new Wait(plan));
    return kWaiting;
  }
  unsigned methods(Exchange&) const override { return 0; }
};

struct Waiting {
  Plan plan;
  Talk talk;
  explicit Waiting(const std::string& inServer = "") : talk("", inServer) {
    talk.dir.mkdir("html/up");
    handlers().addFirst(new WaitingHandler(plan));
  }
  HandlerChain& handlers() { return talk.server.connections.dispatcher().handlers(); }
  Waiting& decide(Handler::Result result, int status = 0) {
    plan.decision = result;
    plan.status = status;
    talk.conversation.pump(talk.waiter);
    return *this;
  }
};

}  // namespace

Test(Wait, the_chain_goes_on_at_the_next_handler) {
  Waiting waiting;
  cr_assert(waiting.talk.feed(kGetA).take().empty());
  cr_assert_eq(waiting.talk.response(), ResponseWriter::kAwaited);
  std::string said = waiting.decide(Handler::kDeclined).talk.take();
  cr_assert_eq(said.find("HTTP/1.1 200 OK\r\n"), 0u, "%s", said.c_str());
  cr_assert_neq(said.find("\r\n\r\nhello"), std::string::npos);
  cr_assert_eq(waiting.plan.begun, 1, "the handler is not asked again");
  cr_assert_eq(waiting.plan.alive, 0);
  cr_assert_eq(waiting.talk.request(), RequestReader::kIdle);
}

Test(Wait, several_handlers_wait_one_after_the_other) {
  Waiting waiting;
  Plan first;
  waiting.handlers().addFirst(new WaitingHandler(first));
  waiting.talk.feed(kGetA);
  cr_assert_eq(waiting.plan.begun, 0);
  first.decision = Handler::kDeclined;
  waiting.talk.conversation.pump(waiting.talk.waiter);
  cr_assert_eq(waiting.plan.begun, 1);
  cr_assert_eq(waiting.talk.response(), ResponseWriter::kAwaited);
  std::string said = waiting.decide(Handler::kDeclined).talk.take();
  cr_assert_eq(count(said, " 200 OK"), 1u);
  cr_assert_eq(first.begun + waiting.plan.begun, 2);
}

Test(Wait, a_decision_may_be_a_refusal) {
  Waiting waiting;
  waiting.talk.feed(kGetA);
  std::string said = waiting.decide(Handler::kResponded, 403).talk.take();
  cr_assert_eq(said.find("HTTP/1.1 403 "), 0u, "%s", said.c_str());
  cr_assert_eq(waiting.plan.alive, 0);
}

Test(Wait, the_body_is_neither_read_nor_discarded_meanwhile) {
  Waiting waiting(kStore);
  waiting.talk.feed(kPutHead + "\r\nhel");
  cr_assert_eq(waiting.talk.request(), RequestReader::kHeld);
  waiting.talk.feed("lo");
  cr_assert_eq(waiting.talk.request(), RequestReader::kHeld);
  std::string said = waiting.decide(Handler::kDeclined).talk.take();
  cr_assert_eq(said.find("HTTP/1.1 201 "), 0u, "%s", said.c_str());
  cr_assert_eq(waiting.talk.dir.read("html/up/n"), "hello");
}

Test(Wait, at_most_a_few_kibibytes_are_held) {
  Waiting waiting(std::string(kStore) + "client_max_body_size 0;");
  waiting.talk.feed("PUT /up/n HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
  RequestReader& reader = waiting.talk.conversation.reader();
  std::size_t held = 0;
  while (reader.hasRoom()) {
    std::size_t room = 0;
    char* space = reader.prepare(room);
    std::fill(space, space + room, 'x');
    reader.commit(room);
    held += room;
  }
  cr_assert_leq(held, 4096u);
  waiting.decide(Handler::kDeclined);
  waiting.talk.feed(std::string(100000 - held, 'x'));
  cr_assert_eq(waiting.talk.take().find("HTTP/1.1 201 "), 0u);
}

Test(Wait, a_body_is_asked_for_when_the_wait_is_over) {
  Waiting waiting(kStore);
  cr_assert(waiting.talk.feed(kPutHead + "Expect: 100-continue\r\n\r\n").take().empty());
  std::string said = waiting.decide(Handler::kDeclined).talk.take();
  cr_assert_str_eq(said.c_str(), "HTTP/1.1 100 Continue\r\n\r\n");
  cr_assert_eq(waiting.talk.feed("hello").take().find("HTTP/1.1 201 "), 0u);
}

Test(Wait, a_refused_body_is_treated_as_without_a_wait) {
  Waiting waiting(kStore);
  waiting.talk.feed(kPutHead + "\r\n");
  waiting.decide(Handler::kResponded, 403);
  cr_assert(waiting.talk.take().empty(), "a short body is read first");
  std::string said = waiting.talk.feed("hello").take();
  cr_assert_eq(said.find("HTTP/1.1 403 "), 0u);
  cr_assert_eq(waiting.talk.request(), RequestReader::kIdle);
}

Test(Wait, a_client_that_leaves_ends_the_wait) {
  Waiting within(kStore);
  within.talk.feed(kPutHead + "\r\n").end();
  cr_assert(within.talk.isClosed());
  cr_assert_eq(within.plan.alive, 0);
  within.talk.server.logs.flush();
  cr_assert_neq(within.talk.dir.read("access.log").find("\" 499 "), std::string::npos);
  Waiting behind(kStore);
  behind.talk.feed(kPutHead + "\r\nhello").end();
  cr_assert_eq(behind.talk.request(), RequestReader::kHeldEnded);
  behind.decide(Handler::kDeclined);
  cr_assert_eq(behind.talk.take().find("HTTP/1.1 201 "), 0u);
}

// An internal redirect begins a chain of its own.
Test(Wait, an_error_page_may_wait_too) {
  Waiting waiting("error_page 404 /a;");
  waiting.talk.feed("GET /none HTTP/1.1\r\nHost: x\r\n\r\n");
  waiting.decide(Handler::kDeclined);
  cr_assert_eq(waiting.plan.begun, 2);
  cr_assert_eq(waiting.talk.response(), ResponseWriter::kAwaited);
  cr_assert_eq(waiting.decide(Handler::kDeclined).talk.take().find("HTTP/1.1 404 "), 0u);
}
