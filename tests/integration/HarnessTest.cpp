// Tests the harness itself, without webserv: against a process that sends fixed bytes, and shell
// scripts.
#include <arpa/inet.h>
#include <criterion/criterion.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

namespace {

// Reads one request head from one client, sends the pieces with a short pause between them, and
// closes.
class CannedServer {
 public:
  explicit CannedServer(const std::vector<std::string>& pieces, bool silent = false) {
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = sockaddr_in();
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    bind(listener, reinterpret_cast<sockaddr*>(&address), length);
    listen(listener, 1);
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
    pid_ = fork();
    if (pid_ == 0) serve(listener, pieces, silent);
    close(listener);
  }
  ~CannedServer() { kill(pid_, SIGKILL); }

  int port() const { return port_; }

 private:
  static void serve(int listener, const std::vector<std::string>& pieces, bool silent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int client = accept(listener, nullptr, nullptr);
    std::string head;
    char byte;
    while (head.find("\r\n\r\n") == std::string::npos && recv(client, &byte, 1, 0) == 1) {
      head += byte;
    }
    for (const std::string& piece : pieces) {
      send(client, piece.data(), piece.size(), MSG_NOSIGNAL);
      usleep(10000);
    }
    if (silent) sleep(60);
    _exit(0);
  }

  int port_;
  pid_t pid_;
};

HttpResponse answer(const std::vector<std::string>& pieces, const std::string& method = "GET") {
  CannedServer server(pieces);
  return request(server.port(), method, "/");
}

// Makes ServerProcess run this script.
void beServer(const TempDir& dir, const std::string& script) {
  std::string path = dir.write("server", "#!/bin/sh\n" + script);
  chmod(path.c_str(), 0755);
  setenv("WEBSERV", path.c_str(), 1);
}

const char* const kListens =
    "echo webserv: listening on http://127.0.0.1:4001/\n"
    "echo 'webserv: listening on http://[::1]:4002/'\n"
    "echo webserv: listening on http://localhost:4003/\n";

}  // namespace

Test(TempDir, removes_its_files_at_the_end) {
  std::string path;
  {
    TempDir dir;
    path = dir.path();
    dir.write("a/b/c.txt", std::string("x\0y", 3));
    cr_assert(dir.read("a/b/c.txt") == std::string("x\0y", 3));
    cr_assert(dir.exists("a/b"));
    cr_assert_not(dir.exists("a/z"));
    cr_assert(dir.mkdir("d/e") == path + "/d/e");
    cr_assert(TempDir().path() != path);
  }
  cr_assert(access(path.c_str(), F_OK) != 0);
}

Test(Client, reads_a_body_by_its_length) {
  HttpResponse response =
      answer({"HTTP/1.1 200 OK\r\nContent-Le", "ngth: 5\r\nX: 1\r\nx:2\r\n\r\nhel", "lo and more"});
  cr_assert(response.status == 200);
  cr_assert(response.version == "HTTP/1.1");
  cr_assert(response.reason == "OK");
  cr_assert(response.field("x") == "1");
  cr_assert(response.count("X") == 2);
  cr_assert(response.body == "hello");
  cr_assert(response.complete);
}

Test(Client, reads_a_chunked_body) {
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  HttpResponse whole =
      answer({head + "3\r\nabc\r\n1", "0;x=y\r\n0123456789abcdef\r", "\n0\r\n\r\n"});
  cr_assert(whole.body == "abc0123456789abcdef");
  cr_assert(whole.complete);
  cr_assert_not(answer({head + "3\r\nabc\r\n"}).complete);
  cr_assert_not(answer({head + "3\r\nab"}).complete);
  cr_assert_not(answer({head + "3\r\nabc\r\n0\r\n"}).complete);
}

Test(Client, reads_a_body_until_the_end) {
  HttpResponse response = answer({"HTTP/1.0 404 Not Found\r\n\r\ngo", "ne"});
  cr_assert(response.reason == "Not Found");
  cr_assert(response.body == "gone");
  cr_assert(response.complete);
}

Test(Client, knows_which_responses_have_no_body) {
  HttpResponse head = answer({"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"}, "HEAD");
  cr_assert(head.complete);
  cr_assert(head.body == "");
  cr_assert(answer({"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n"}).complete);
}

Test(Client, detects_a_truncated_response) {
  HttpResponse none = answer({});
  cr_assert(none.status == 0);
  cr_assert_not(none.complete);
  cr_assert(answer({"HTTP/1.1 200 OK\r\n"}).status == 0);
  HttpResponse half = answer({"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"});
  cr_assert(half.status == 200);
  cr_assert_not(half.complete);
}

Test(Client, reads_pipelined_responses_one_by_one) {
  const std::string one = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n";
  CannedServer server({"HTTP/1.1 100 Continue\r\n\r\n" + one + "a" + one + "b"});
  Client client(server.port());
  cr_assert_not(client.readable(20));
  client.sendSlowly("GET / HTTP/1.1\r\n\r\n", 5, 1);
  cr_assert(client.receive().status == 100);
  cr_assert(client.receive().body == "a");
  cr_assert_not(client.closed());
  cr_assert(client.receive().body == "b");
  cr_assert(client.closed());
}

Test(Client, does_not_wait_for_ever) {
  CannedServer server({"HTTP"}, true);
  Client client(server.port());
  client.setTimeout(0.1);
  client.send("GET / HTTP/1.1\r\n\r\n");
  cr_assert(client.read(2) == "HT");
  cr_assert_throw(client.receive(), std::runtime_error);
}

Test(Client, shuts_down_or_resets) {
  CannedServer gentle({"bye"});
  Client first(gentle.port());
  first.send("half a head");
  first.shutdownWrite();
  cr_assert(first.readAll() == "bye");
  CannedServer rough({"bye"}, true);
  Client second(rough.port());
  second.reset();
  cr_assert(second.fd() < 0);
}

Test(ServerProcess, reads_the_addresses_of_the_server) {
  TempDir dir;
  beServer(dir, std::string(kListens) + "echo \"$@\" >&2\ntrap 'exit 0' TERM\nsleep 60 & wait\n");
  ServerProcess server(dir, "events {}", {"-q"});
  std::vector<ServerProcess::Address> all = server.addresses();
  cr_assert(all.size() == 3);
  cr_assert(all[0].host == "127.0.0.1" && all[0].port == 4001);
  cr_assert(all[1].host == "::1" && all[1].port == 4002);
  cr_assert(all[2].host == "localhost" && server.port(2) == 4003);
  cr_assert(dir.read("webserv.conf") == "events {}");
  cr_assert(server.err() == "-p " + dir.path() + " -c webserv.conf -q\n");
  cr_assert(server.descriptors() >= 3);
  cr_assert(server.residentKiB() > 0);
  cr_assert(server.cpuSeconds() < 1);
  cr_assert(server.running());
  cr_assert(server.stop() == 0);
}

Test(ServerProcess, reports_a_server_that_does_not_start) {
  TempDir dir;
  beServer(dir, "echo no such directive >&2\nexit 3\n");
  ServerProcess server(dir, "");
  cr_assert(server.wait() == 3);
  cr_assert(server.err() == "no such directive\n");
  cr_assert_throw(server.port(), std::runtime_error);
}

Test(ServerProcess, runs_until_the_server_ends) {
  TempDir dir;
  beServer(dir, "echo \"$1\"\necho \"$2\" >&2\nexit 7\n");
  Ended ended = ServerProcess::run({"a b", "c"});
  cr_assert(ended.status == 7);
  cr_assert(ended.out == "a b\n");
  cr_assert(ended.err == "c\n");
}

Test(ServerProcess, leaves_no_server_behind) {
  TempDir dir;
  beServer(dir, std::string(kListens) + "exec sleep 60\n");
  ServerProcess server(dir, "");
  server.signal(SIGKILL);
  cr_assert(server.wait() == -SIGKILL);
}

Test(eventually, waits_until_true_but_not_for_ever) {
  int asked = 0;
  cr_assert(eventually([&]() { return ++asked == 3; }));
  cr_assert(asked == 3);
  cr_assert_not(eventually([]() { return false; }, 0.02));
}
