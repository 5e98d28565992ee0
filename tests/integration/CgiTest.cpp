// CGI scripts that respond: their environment, their input and their output.
#include <criterion/criterion.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"

namespace {

const std::string kConf =
    "error_log error.log info; client_max_body_size 0; cgi .sh; cgi .cat /bin/cat;"
    "server { listen 127.0.0.1:0; server_name here; root html; ";

// Returns the value of "NAME=value" in the output of env, or "-" if it is missing.
std::string variable(const std::string& environment, const std::string& name) {
  std::string all = "\n" + environment;
  std::size_t at = all.find("\n" + name + "=");
  if (at == std::string::npos) return "-";
  at += name.size() + 2;
  return all.substr(at, all.find('\n', at) - at);
}

void expectVariables(const std::string& environment,
                     const std::vector<std::pair<std::string, std::string> >& expected) {
  for (const auto& one : expected) {
    std::string value = variable(environment, one.first);
    cr_expect(value == one.second, "%s is \"%s\", not \"%s\"", one.first.c_str(), value.c_str(),
              one.second.c_str());
  }
}

}  // namespace

Test(Cgi, the_environment_is_whole) {
  TempDir dir;
  writeScript(dir, "html/a/env.sh", std::string(kTextHead) + "env; pwd");
  ServerProcess server(dir, kConf + "cgi_param MINE $uri; cgi_param SERVER_NAME changed; }");
  HttpResponse answer =
      request(server.port(),
              "POST /a/env.sh/x%20y/z?q=%20&r HTTP/1.1\r\nHost: Here:81\r\n"
              "Content-Type: a/b\r\nContent-Length: 2\r\nX-Two: 1\r\nx-two: 2\r\n"
              "Cookie: a=1\r\nCookie: b=2\r\nProxy: evil\r\nAccept: */*\r\n\r\nhi");
  cr_assert_eq(answer.status, 200);
  expectVariables(answer.body, {{"GATEWAY_INTERFACE", "CGI/1.1"},
                                {"REQUEST_METHOD", "POST"},
                                {"REQUEST_URI", "/a/env.sh/x%20y/z?q=%20&r"},
                                {"DOCUMENT_URI", "/a/env.sh/x y/z"},
                                {"SCRIPT_NAME", "/a/env.sh"},
                                {"SCRIPT_FILENAME", dir.path("html/a/env.sh")},
                                {"PATH_INFO", "/x y/z"},
                                {"PATH_TRANSLATED", dir.path("html/x y/z")},
                                {"DOCUMENT_ROOT", dir.path("html")},
                                {"QUERY_STRING", "q=%20&r"},
                                {"CONTENT_TYPE", "a/b"},
                                {"CONTENT_LENGTH", "2"},
                                {"SERVER_PROTOCOL", "HTTP/1.1"},
                                {"SERVER_PORT", std::to_string(server.port())},
                                {"SERVER_ADDR", "127.0.0.1"},
                                {"SERVER_NAME", "changed"},
                                {"REMOTE_ADDR", "127.0.0.1"},
                                {"REQUEST_SCHEME", "http"},
                                {"REDIRECT_STATUS", "200"},
                                {"HTTP_HOST", "Here:81"},
                                {"HTTP_X_TWO", "1, 2"},
                                {"HTTP_COOKIE", "a=1; b=2"},
                                {"HTTP_ACCEPT", "*/*"},
                                {"HTTP_PROXY", "-"},
                                {"HTTP_CONTENT_LENGTH", "-"},
                                {"MINE", "/a/env.sh/x y/z"}});
  cr_assert_neq(answer.body.find("\n" + dir.path("html/a") + "\n"), std::string::npos);
}

Test(Cgi, scripts_run_below_an_alias) {
  TempDir dir;
  writeScript(dir, "other/env.sh", std::string(kTextHead) + "env");
  ServerProcess server(dir, kConf + "location /deep/er/ { alias other/; } }");
  std::string body = get(server.port(), "/deep/er/env.sh/x").body;
  expectVariables(body, {{"SCRIPT_NAME", "/deep/er/env.sh"},
                         {"SCRIPT_FILENAME", dir.path("other/env.sh")},
                         {"DOCUMENT_ROOT", dir.path("other")},
                         {"PATH_INFO", "/x"},
                         {"PATH_TRANSLATED", dir.path("other/x")}});
}

Test(Cgi, missing_values_are_not_set) {
  TempDir dir;
  writeScript(dir, "html/env.sh", std::string(kTextHead) + "env");
  ServerProcess server(dir, kConf + "}");
  std::string body = request(server.port(), "GET http://there:8/env.sh HTTP/1.0\r\n\r\n").body;
  expectVariables(body, {{"PATH_INFO", "-"},
                         {"PATH_TRANSLATED", "-"},
                         {"CONTENT_LENGTH", "-"},
                         {"CONTENT_TYPE", "-"},
                         {"AUTH_TYPE", "-"},
                         {"QUERY_STRING", ""},
                         {"HTTP_HOST", "there:8"},
                         {"SERVER_NAME", "there"},
                         {"SERVER_PROTOCOL", "HTTP/1.0"},
                         {"REQUEST_URI", "/env.sh"}});
}

Test(Cgi, nothing_is_inherited_from_the_server) {
  TempDir dir;
  dir.write("html/big", std::string(1 << 20, 'x'));
  writeScript(dir, "html/fds.sh", std::string(kTextHead) + "exec ls /proc/self/fd");
  writeScript(dir, "html/signals.sh", std::string(kTextHead) + "exec cat /proc/self/status");
  ServerProcess server(dir, kConf + "access_log access.log; }");
  Client ranged(server.port());
  ranged.send("GET /big HTTP/1.1\r\nHost: h\r\nRange: bytes=100-\r\n\r\n");
  cr_assert_eq(ranged.receiveHead().status, 206);
  cr_assert_eq(get(server.port(), "/fds.sh").body,
               "0\n1\n2\n3\n");  // 3 is the directory that the script reads
  std::string status = get(server.port(), "/signals.sh").body;
  cr_assert_neq(status.find("SigBlk:\t0000000000000000"), std::string::npos);
  // The C library reserves signals 32 and 33.
  unsigned long ignored = std::stoul(status.substr(status.find("SigIgn:") + 7), nullptr, 16);
  cr_assert_eq(ignored & ~(3ul << 31), 0u, "%s", status.c_str());
}

Test(Cgi, an_interpreter_gets_the_script_as_its_argument) {
  TempDir dir;
  dir.write("html/a.cat",
            "Content-Type: x/y\nStatus: 203 Mine\nSet-Cookie: a\nSet-Cookie: b\n\nhi");
  ServerProcess server(dir, kConf + "}");
  HttpResponse answer = get(server.port(), "/a.cat");
  cr_assert_eq(answer.status, 203);
  cr_assert_eq(answer.body, "hi");
  cr_assert_eq(answer.field("Content-Type"), "x/y");
  cr_assert_eq(answer.count("Set-Cookie"), 2);
  cr_assert(answer.complete);
}

Test(Cgi, input_and_output_flow_at_the_same_time) {
  TempDir dir;
  writeScript(dir, "html/echo.sh", std::string(kTextHead) + "exec cat");
  ServerProcess server(dir, kConf + "}");
  const std::string half(100000, 'x');
  Client client(server.port());
  client.send("POST /echo.sh HTTP/1.1\r\nHost: h\r\nContent-Length: 200000\r\n\r\n" + half);
  HttpResponse answer = client.receiveHead();
  cr_assert_eq(answer.status, 200);
  cr_assert(client.readable(10000));
  client.send(half);
  client.receiveBody(answer);
  cr_assert_eq(answer.body, half + half);
}

// A deployment renames the script away and back between two looks at the disk.
Test(Cgi, the_source_of_a_script_is_never_sent) {
  TempDir dir;
  dir.write("html/a.sh", "echo; echo ran");
  dir.write("html/b.sh", "echo; echo ran");
  dir.write("html/a.sh.gz", "packed source");
  dir.write("html/post.sh", "echo; echo ran");
  ServerProcess server(
      dir,
      "server { listen 127.0.0.1:0; root html; gzip_static always;"
      " location / { cgi .sh /bin/sh; }"
      " location = /other { alias " +
          dir.path("html/a.sh") +
          "; cgi .sh /bin/sh; }"
          " location = /post.sh { gzip_static off; cgi .sh /bin/sh methods=POST; } }");
  cr_assert_eq(get(server.port(), "/other").status, 404);
  cr_assert_eq(get(server.port(), "/post.sh").body, "echo; echo ran");
  std::string here = dir.path("html/b.sh");
  std::string away = dir.path("html/away");
  std::atomic<bool> isOver(false);
  std::thread deployment([&] {
    while (!isOver) {
      std::rename(here.c_str(), away.c_str());
      std::rename(away.c_str(), here.c_str());
    }
  });
  Client client(server.port());
  int sources = 0;
  for (int i = 0; i < 300; ++i) {
    client.send("GET /b.sh HTTP/1.1\r\nHost: h\r\n\r\n");
    if (client.receive().body.find("echo") != std::string::npos) ++sources;
  }
  isOver = true;
  deployment.join();
  cr_assert_eq(sources, 0);
}

Test(Cgi, off_makes_scripts_files_again) {
  TempDir dir;
  for (std::string name : {"a", "off/a", "off/on/a"}) {
    dir.write("html/" + name + ".sh", "echo Status: 200; echo; echo ran");
    dir.write("html/" + name + ".py", "print('Status: 200\\n\\nran')");
  }
  ServerProcess server(dir,
                       "cgi .sh /bin/sh; server { listen 127.0.0.1:0; root html;"
                       " location /off/ { cgi off; location /off/on/ { cgi .sh /bin/sh; } } }");
  cr_assert_eq(get(server.port(), "/a.sh").body, "ran\n");
  cr_assert_eq(get(server.port(), "/off/a.sh").body, "echo Status: 200; echo; echo ran");
  cr_assert_eq(get(server.port(), "/off/on/a.sh").body, "ran\n");
}

// Each segment was once looked for on the disk, by its whole path.
Test(Cgi, a_path_of_many_scripts_costs_little) {
  TempDir dir;
  dir.mkdir("html");
  ServerProcess server(dir,
                       "large_client_header_buffers 4 64k;"
                       "server { listen 127.0.0.1:0; root html; cgi .py /bin/sh; }");
  std::string target;
  while (target.size() < 60000)
    target += "/x.py";
  double before = server.cpuSeconds();
  for (int i = 0; i < 10; ++i)
    cr_assert_eq(get(server.port(), target).status, 404);
  double spent = server.cpuSeconds() - before;
  cr_assert_lt(spent, 1.0, "%f seconds of CPU time", spent);
}
