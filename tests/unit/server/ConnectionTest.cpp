#include "server/Connection.hpp"

#include <criterion/criterion.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <memory>
#include <string>

#include "server/TestServer.hpp"
#include "support/Memory.hpp"

namespace {

const char kGetA[] = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
const char kGetBig[] = "GET /big HTTP/1.1\r\nHost: x\r\n\r\n";

// A server with one connection, of which the test holds the other end.
struct Pair {
  TempDir dir;
  std::unique_ptr<TestServer> server;
  int theirs;

  Pair() {
    signal(SIGPIPE, SIG_IGN);
    dir.write("html/a", "hello");
    dir.write("html/big", std::string(3 << 20, 'b'));
    server.reset(new TestServer(dir));
    int both[2];
    cr_assert_eq(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, both), 0);
    theirs = both[1];
    server->connections.add(TestServer::client(both[0]));
  }
  ~Pair() { hangUp(); }
  void say(const std::string& bytes) {
    cr_assert_eq(write(theirs, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  void hangUp() {
    if (theirs >= 0) close(theirs);
    theirs = -1;
  }
  void turn(int times) {
    for (int i = 0; i < times; ++i)
      server->loop.turn(0);
  }
  std::size_t connections() const { return server->connections.count(); }
  std::string log() {
    server->logs.flush();
    return dir.read("access.log");
  }
};

// What happens before memory runs out, and what happens while it has.
struct Scene {
  const char* name;
  std::function<void(Pair&)> before;
  std::function<void(Pair&)> during;
};

const Scene kScenes[] = {
    {"a request comes", [](Pair& pair) { pair.say(kGetA); }, [](Pair& pair) { pair.turn(6); }},
    {"a client leaves within a response",
     [](Pair& pair) {
       pair.say(kGetBig);
       pair.turn(3);
       pair.hangUp();
     },
     [](Pair& pair) { pair.turn(6); }},
    {"a client leaves within a body",
     [](Pair& pair) {
       pair.say("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
       pair.turn(3);
       pair.hangUp();
     },
     [](Pair& pair) { pair.turn(6); }},
    {"all are closed within a response",
     [](Pair& pair) {
       pair.say(kGetBig);
       pair.turn(3);
     },
     [](Pair& pair) { pair.server->connections.closeAll(); }},
    {"the server goes within a response",
     [](Pair& pair) {
       pair.say(kGetBig);
       pair.turn(3);
     },
     [](Pair& pair) { pair.server.reset(); }},
};

}  // namespace

// However many allocations succeed, nothing is thrown past the loop, and nobody else is affected.
Test(Connection, running_out_of_memory_costs_this_connection_only) {
  for (const Scene& scene : kScenes) {
    for (long allowed = 0; allowed < 60; ++allowed) {
      Pair pair;
      scene.before(pair);
      bool threw = false;
      {
        Memory memory(allowed);
        try {
          scene.during(pair);
        } catch (const std::bad_alloc&) {
          threw = true;
        }
      }
      cr_assert_not(threw, "%s, %ld allocations", scene.name, allowed);
      if (!pair.server) continue;
      pair.hangUp();
      pair.turn(5);
      cr_assert_eq(pair.connections(), 0u, "%s, %ld allocations", scene.name, allowed);
    }
  }
}

Test(Connection, a_request_that_its_client_has_left_is_logged_once) {
  Pair pair;
  pair.say(kGetBig);
  pair.turn(3);
  pair.hangUp();
  pair.turn(3);
  cr_assert_eq(pair.connections(), 0u);
  std::string log = pair.log();
  cr_assert_neq(log.find("GET /big"), std::string::npos);
  cr_assert_eq(log.find('\n'), log.size() - 1, "%s", log.c_str());
}

Test(Connection, requests_in_progress_are_logged_when_all_are_closed) {
  Pair pair;
  pair.say(kGetBig);
  pair.turn(3);
  pair.server->connections.closeAll();
  cr_assert_eq(pair.connections(), 0u);
  cr_assert_neq(pair.log().find("GET /big"), std::string::npos);
}
