// access_log and error_log, written to files, pipes and the standard error.
#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static std::string awaited(const TempDir& dir, const char* name, const char* text) {
  std::string log;
  for (int i = 0; i < 40; ++i) {
    log = dir.read(name);
    if (log.find(text) != std::string::npos) break;
    usleep(100000);
  }
  return log;
}

Test(Log, combined_as_nginx_writes_it_within_two_seconds) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; access_log access.log combined; }");
  get(server.port(), "/a?x=y", "User-Agent: me \"and\" \x01\r\n");
  get(server.port(), "/a", "User-Agent: me \"and\" you\r\nReferer: http://r/\r\n");
  std::string log = awaited(dir, "access.log", "\"GET /a HTTP/1.1\"");
  cr_assert_eq(log.find("127.0.0.1 - - ["), 0u, "%s", log.c_str());
  cr_assert_neq(log.find("] \"GET /a?x=y HTTP/1.1\" 400 "), std::string::npos, "%s", log.c_str());
  cr_assert_neq(log.find("] \"GET /a HTTP/1.1\" 200 5 \"http://r/\" \"me \\x22and\\x22 you\"\n"),
                std::string::npos, "%s", log.c_str());
}

Test(Log, own_formats_and_several_logs) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir,
                       "log_format short '$request_method $uri $status $body_bytes_sent $bytes_sent"
                       " $http_x $sent_http_content_type $server_port';"
                       "server { listen 127.0.0.1:0; root html; access_log one.log short;"
                       " access_log two.log; location /quiet { access_log off; } }");
  HttpResponse response = get(server.port(), "/a", "X: 1\r\n");
  get(server.port(), "/quiet");
  size_t bytes = response.head.size() + response.body.size();
  std::string expected = "GET /a 200 5 " + std::to_string(bytes) + " 1 text/plain " +
                         std::to_string(server.port()) + "\n";
  cr_assert(awaited(dir, "one.log", "\n") == expected, "%s", dir.read("one.log").c_str());
  cr_assert_neq(awaited(dir, "two.log", "\n").find("GET /a"), std::string::npos);
  server.stop();
  cr_assert_eq(dir.read("two.log").find("quiet"), std::string::npos);
}

Test(Log, shows_the_fields_that_the_framing_determines) {
  TempDir dir;
  dir.write("html/a", "hello");
  dir.write("html/long.html", std::string(100000, 'x'));
  ServerProcess server(dir,
                       "log_format sent '$request_method $uri $status"
                       " $sent_http_content_length $sent_http_transfer_encoding"
                       " $sent_http_connection $sent_http_accept_ranges $sent_http_date';"
                       "server { listen 127.0.0.1:0; root html; access_log one.log sent;"
                       " gzip on; location /said { return 201 four; }"
                       " location /none { return 204; } location /closed { return 444; } }");
  Client client(server.port());
  auto ask = [&](const std::string& line, const char* fields) {
    client.send(line + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n");
    return line.find("HEAD") == 0 ? client.receiveHead() : client.receive();
  };
  ask("GET /a", "");
  ask("HEAD /a", "");
  ask("GET /a", "Range: bytes=1-2\r\n");
  ask("GET /long.html", "Accept-Encoding: gzip\r\n");
  ask("HEAD /long.html", "Accept-Encoding: gzip\r\n");
  ask("GET /long.html", "");
  ask("GET /said", "");
  ask("GET /none", "");
  std::string missing = ask("GET /missing", "").field("Content-Length");
  ask("GET /said", "Connection: close\r\n");
  request(server.port(), "GET /closed HTTP/1.1\r\nHost: h\r\n\r\n");
  std::string expected =
      "GET /a 200 5 - keep-alive bytes -\n"
      "HEAD /a 200 5 - keep-alive bytes -\n"
      "GET /a 206 2 - keep-alive - -\n"
      "GET /long.html 200 - chunked keep-alive - -\n"
      "HEAD /long.html 200 - - keep-alive - -\n"
      "GET /long.html 200 100000 - keep-alive bytes -\n"
      "GET /said 201 4 - keep-alive - -\n"
      "GET /none 204 - - keep-alive - -\n"
      "GET /missing 404 " +
      missing +
      " - keep-alive - -\n"
      "GET /said 201 4 - close - -\n"
      "GET /closed 444 - - keep-alive - -\n";
  std::string log = awaited(dir, "one.log", "444");
  cr_expect_eq(log, expected, "%s", log.c_str());
}

Test(Log, errors_name_client_request_and_cause) {
  TempDir dir;
  ServerProcess server(dir,
                       "error_log error.log info;"
                       "server { listen 127.0.0.1:0; server_name s; root html; }");
  request(server.port(), "GET /nothing HTTP/1.1\r\nHost: h\r\nReferer: http://r/\"\r\n\r\n");
  std::string log = awaited(dir, "error.log", "nothing");
  for (const char* part :
       {" [error] ", "#0: *1 ", "html/nothing\"", "client: 127.0.0.1", "server: s",
        "request: \"GET /nothing HTTP/1.1\"", "host: \"h\", referrer: \"http://r/"})
    cr_assert_neq(log.find(part), std::string::npos, "%s lacks %s", log.c_str(), part);
  request(server.port(), "GET / HTTP/1.1\r\nHost: h\r\nA\r\n\r\n");
  cr_assert_neq(awaited(dir, "error.log", "an invalid request").find("[info]"), std::string::npos);
}

Test(Log, messages_below_the_level_are_omitted) {
  TempDir dir;
  ServerProcess server(dir,
                       "error_log error.log crit; server { listen 127.0.0.1:0; root html;"
                       " location /loud { error_log loud.log; } }");
  get(server.port(), "/nothing");
  get(server.port(), "/loud/nothing");
  cr_assert_neq(awaited(dir, "loud.log", "loud/nothing").size(), 0u);
  cr_assert(dir.read("error.log").empty());
}

Test(Log, the_standard_error_is_the_default) {
  TempDir dir;
  ServerProcess server(dir, "server { listen 127.0.0.1:0; root html; }");
  get(server.port(), "/nothing");
  server.stop();
  cr_assert_neq(server.err().find("html/nothing"), std::string::npos);
}

Test(Log, usr1_reopens_the_files) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, "server { listen 127.0.0.1:0; root html; access_log access.log; }");
  get(server.port(), "/a?first");
  awaited(dir, "access.log", "first");
  rename(dir.path("access.log").c_str(), dir.path("old.log").c_str());
  get(server.port(), "/a?between");
  awaited(dir, "old.log", "between");
  server.signal(SIGUSR1);
  for (int i = 0; i < 50 && !dir.exists("access.log"); ++i)
    usleep(100000);
  get(server.port(), "/a?second");
  std::string log = awaited(dir, "access.log", "second");
  cr_assert_neq(log.find("second"), std::string::npos);
  cr_assert_eq(log.find("first"), std::string::npos);
  cr_assert_eq(dir.read("old.log").find("second"), std::string::npos);
}

Test(Log, lost_lines_are_reported_once) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, "server { listen 127.0.0.1:0; root html; access_log /dev/full; }");
  for (int i = 0; i < 4; ++i) {
    get(server.port(), "/a");
    sleep(1);
  }
  std::string said = server.err();
  size_t first = said.find("\"/dev/full\" cannot be written");
  cr_assert_neq(first, std::string::npos, "%s", said.c_str());
  cr_assert_eq(said.find("/dev/full", first + 20), std::string::npos, "%s", said.c_str());
}

// The server writes to a pipe only when poll() allows it. A reader that sleeps neither blocks the
// server nor makes it grow, and learns how many lines it missed.
Test(Log, a_pipe_whose_reader_sleeps_blocks_nobody) {
  TempDir dir;
  dir.write("html/a", "hello");
  std::string fifo = dir.path("pipe.log");
  cr_assert_eq(mkfifo(fifo.c_str(), 0600), 0);
  int reader = open(fifo.c_str(), O_RDONLY | O_NONBLOCK);
  ServerProcess server(dir, "server { listen 127.0.0.1:0; root html; access_log pipe.log; }");
  std::string agent = "User-Agent: " + std::string(4000, 'u') + "\r\n";
  Client client(server.port());
  for (int i = 0; i < 500; ++i) {
    client.send("GET /a HTTP/1.1\r\nHost: x\r\n" + agent + "\r\n");
    cr_assert_eq(client.receive().status, 200);
  }
  std::string log;
  auto read = [&] {
    char bytes[65536];
    ssize_t count = ::read(reader, bytes, sizeof bytes);
    if (count > 0) log.append(bytes, static_cast<size_t>(count));
    return count > 0;
  };
  // The pipe and the server's buffer are empty when nothing has come for a while.
  while (eventually(read, 0.5)) {
  }
  cr_assert_eq(log.find("lines dropped"), std::string::npos);
  cr_assert_eq(get(server.port(), "/a").status, 200);
  cr_assert(eventually([&] {
    read();
    return log.find("lines dropped") != std::string::npos && log.back() == '\n';
  }));
  close(reader);
  cr_assert_eq(get(server.port(), "/a").status, 200);
}

// As in nginx, the method of a request that an error page takes over is GET from there on.
Test(Log, the_method_after_an_error_page_is_get) {
  TempDir dir;
  dir.write("html/page", "a page");
  ServerProcess server(dir,
                       "log_format f '$request_method $status'; access_log access.log f;"
                       "server { listen 127.0.0.1:0; error_page 404 /page; }");
  cr_assert_eq(request(server.port(), "POST", "/missing").status, 404);
  cr_assert(eventually([&] { return dir.read("access.log") == "GET 404\n"; }));
}
