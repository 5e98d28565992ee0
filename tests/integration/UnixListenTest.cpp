// listen unix:
#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

namespace {

bool isSocket(const std::string& path) {
  struct stat facts;
  return stat(path.c_str(), &facts) == 0 && S_ISSOCK(facts.st_mode);
}

// Sends a request that closes, and returns all that the server says; "" without a server.
std::string say(const std::string& path, const std::string& bytes) {
  sockaddr_un address = sockaddr_un();
  address.sun_family = AF_UNIX;
  strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  std::string said;
  char buffer[4096];
  if (connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
      send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size())) {
    for (ssize_t count; (count = read(fd, buffer, sizeof buffer)) > 0;)
      said.append(buffer, static_cast<std::size_t>(count));
  }
  close(fd);
  return said;
}

std::string getOf(const std::string& target, const std::string& fields = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + fields + "\r\n";
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

Test(UnixListen, it_serves_and_removes_its_name_at_the_end) {
  TempDir dir;
  dir.write("html/a", "hello");
  dir.mkdir("html/sub");
  writeScript(dir, "html/x.sh", std::string(kTextHead) + "echo [$REMOTE_ADDR] [$SERVER_ADDR]");
  std::string path = dir.path("s.sock");
  ServerProcess server(
      dir,
      "log_format u '$remote_addr|$remote_port|$server_port|$status'; error_log error.log;"
      "server { listen 127.0.0.1:0; listen unix:s.sock; root html; access_log acc.log u;"
      " cgi .sh; location /denied { deny all; } location /who { return 200"
      " '$remote_addr $server_addr'; } }");
  cr_assert(isSocket(path));
  cr_assert(has(server.out(), "listening on unix:" + path + "\n"), "%s", server.out().c_str());
  cr_assert(has(say(path, getOf("/a")), "\r\n\r\nhello"));
  cr_assert(has(say(path, getOf("/who")), "unix: unix:" + path));
  cr_assert(has(say(path, getOf("/denied")), " 403 "));
  cr_assert(has(say(path, getOf("/x.sh")), "[unix:] [unix:" + path + "]"));
  cr_assert(has(say(path, getOf("/sub")), "Location: http://x/sub/\r\n"));
  cr_assert(has(get(server.port(), "/a").body, "hello"));
  cr_assert(eventually([&] { return has(dir.read("acc.log"), "unix:|-|-|200\n"); }), "%s",
            dir.read("acc.log").c_str());
  cr_assert(has(dir.read("error.log"), "client: unix:, server: "));
  cr_assert_eq(server.stop(), 0);
  cr_assert_not(isSocket(path));
}

Test(UnixListen, a_reload_keeps_the_socket_or_removes_it) {
  TempDir dir;
  dir.write("html/a", "hello");
  std::string path = dir.path("s.sock");
  const std::string tcp = "server { listen 127.0.0.1:0; } error_log error.log notice;";
  ServerProcess server(dir, tcp + "server { listen unix:s.sock; return 200 one; }");
  struct stat before, after;
  stat(path.c_str(), &before);
  dir.write("webserv.conf", tcp + "server { listen unix:s.sock; return 200 two; }");
  server.signal(SIGHUP);
  cr_assert(eventually([&] { return has(say(path, getOf("/")), "two"); }));
  stat(path.c_str(), &after);
  cr_assert_eq(before.st_ino, after.st_ino);
  dir.write("webserv.conf", tcp);
  server.signal(SIGHUP);
  cr_assert(eventually([&] { return !isSocket(path); }));
}

Test(UnixListen, a_name_that_exists_is_an_error) {
  TempDir dir;
  std::string path = dir.path("s.sock");
  std::string file = dir.write("w.conf", "server { listen unix:" + path + "; }");
  dir.write("s.sock", "not mine");
  Ended ended = ServerProcess::run({"-c", file});
  cr_assert_eq(ended.status, 1);
  cr_assert(has(ended.err, "cannot bind to unix:" + path + ": Address already in use"), "%s",
            ended.err.c_str());
  cr_assert_eq(dir.read("s.sock"), "not mine");
}

Test(UnixListen, proxies_behind_a_unix_socket_are_trusted_as_such) {
  TempDir dir;
  std::string path = dir.path("s.sock");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; listen unix:s.sock; set_real_ip_from unix:;"
                       " location / { return 200 $remote_addr; } }");
  cr_assert(has(say(path, getOf("/", "X-Real-IP: 1.2.3.4\r\n")), "\r\n\r\n1.2.3.4"));
  cr_assert_eq(get(server.port(), "/", "X-Real-IP: 1.2.3.4\r\n").body, "127.0.0.1");
}

Test(UnixListen, proxy_protocol_over_a_unix_socket) {
  TempDir dir;
  std::string path = dir.path("s.sock");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; listen unix:s.sock proxy_protocol;"
                       " location / { return 200 '$remote_addr $proxy_protocol_addr'; } }");
  std::string said = say(path, "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n" + getOf("/"));
  cr_assert(has(said, "unix: 1.2.3.4"), "%s", said.c_str());
}
