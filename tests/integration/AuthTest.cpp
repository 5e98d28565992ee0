// auth_basic, satisfy and auth_delay.
#include <criterion/criterion.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <list>
#include <string>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"

namespace {

// The password of all is "secret"; openssl wrote the hashes with rounds.
const char kUsers[] =
    "# comment\n"
    "plain:{PLAIN}secret\n"
    "sha:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n"
    "ssha:{SSHA}dj2lH1ocucmj5OQsjP6mQrVx6FhOYUNs\n"
    "apr1:$apr1$abcdefgh$h9FWgUz3n9YxylKLlR5SQ/\n"
    "md5:$1$abcdefgh$cHJi5PXp/ki/ktXzqlk6I1:a comment\n"
    "sha256:$5$saltsalt$0IyaXrmV7.sGNS6tirgqHLqX/G.FBvgkYA.lpPdS5sA\n"
    "sha512:$6$saltsalt$TVLlQcbpFVof5W3Yz4DTP6gRstiNuHwwTt6GLc1E5n0U0aDehy0S5knV8wiOQSpT0Y77vwPZN."
    "Pq.H91p5hVO1\n"
    "slow:$6$rounds=10000$saltsalt$WowrPBpEDVlCoruBosYlrZycTCx3//"
    "TyDHYqEhX9DUHHt0XTztUqzQDDUuvUGRA8aUe9p55hcAxeGcu58sm3u.\n"
    "bcrypt:$2y$05$abcdefghijklmnopqrstuuJGvqQrfE1oxjBOJbNfBfQqDbnVtOsRe\n"
    "many:$6$rounds=10001$saltsalt$x\n"
    "crypt:rqXexS6ZhobKA\n"
    "naked:secret\n"
    "nocolon\n"
    ":{PLAIN}secret\n"
    "empty:\n"
    "last:{PLAIN}secret";

std::string base64(const std::string& text) {
  static const char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t j = i; j < i + 3; ++j)
      bits = bits << 8 | (j < text.size() ? static_cast<unsigned char>(text[j]) : 0);
    for (int j = 3; j >= 0; --j)
      out += kDigits[bits >> (6 * j) & 63];
  }
  for (std::size_t missing = (3 - text.size() % 3) % 3; missing > 0; --missing)
    out[out.size() - missing] = '=';
  return out;
}

// The field of "user:password".
std::string as(const std::string& credentials) {
  return "Authorization: Basic " + base64(credentials) + "\r\n";
}

std::string getAs(const std::string& credentials, const std::string& path = "/") {
  return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + as(credentials) + "\r\n";
}

// A site whose file "users" holds the users above.
struct Site {
  TempDir dir;

  Site() {
    dir.write("html/index.html", "welcome");
    dir.write("html/open/index.html", "open");
    dir.write("users", kUsers);
  }
  std::string configuration(const std::string& more, const std::string& main = "") const {
    return "error_log error.log info; log_format u '$remote_user $status'; cgi .sh;" + main +
           "server { listen 127.0.0.1:0; root html; access_log access.log u;"
           " auth_basic_user_file users; location /open/ { auth_basic off; } " +
           more + " }";
  }
  bool logs(const std::string& text) const {
    return eventually([&] { return dir.read("error.log").find(text) != std::string::npos; });
  }
};

void expectStatus(int port, const std::string& credentials, const std::string& path, int status) {
  int got = get(port, path, credentials.empty() ? "" : as(credentials)).status;
  cr_expect_eq(got, status, "\"%s\" at %s: %d", credentials.c_str(), path.c_str(), got);
}

}  // namespace

Test(Auth, every_scheme) {
  Site site;
  ServerProcess server(site.dir, site.configuration("auth_basic Members;"));
  for (const char* user :
       {"plain", "sha", "ssha", "apr1", "md5", "sha256", "sha512", "slow", "last"}) {
    std::string name(user);
    expectStatus(server.port(), name + ":secret", "/", 200);
    expectStatus(server.port(), name + ":Secret", "/", 401);
    expectStatus(server.port(), name + ":", "/", 401);
    expectStatus(server.port(), name + ":" + std::string(600, 'x'), "/", 401);
    cr_expect(site.logs("user \"" + name + "\": password mismatch"));
  }
  expectStatus(server.port(), "", "/open/", 200);
}

Test(Auth, users_that_nobody_can_be) {
  Site site;
  ServerProcess server(site.dir, site.configuration("auth_basic Members;"));
  for (const char* user : {"bcrypt", "many", "crypt", "naked", "empty"}) {
    std::string name(user);
    expectStatus(server.port(), name + ":secret", "/", 401);
    cr_expect(site.logs("user \"" + name + "\": the password in \"" + site.dir.path("users") +
                        "\" is hashed in a way that is not supported: use \"openssl passwd -6\""));
  }
  for (const char* user : {"nobody", "nocolon", "# comment", "Plain", "plain:{PLAIN}secret\n"}) {
    expectStatus(server.port(), std::string(user) + ":secret", "/", 401);
  }
  cr_expect(site.logs("user \"nobody\" was not found in \"" + site.dir.path("users") + "\""));
}

Test(Auth, a_password_is_asked_for) {
  Site site;
  ServerProcess server(site.dir, site.configuration("auth_basic \"The \\\"Members\\\"\";"));
  for (const char* fields : {"", "Authorization: Bearer x\r\n", "Authorization: Basic\r\n",
                             "Authorization: Basic !!!\r\n", "Authorization: Basic cGxhaW4=\r\n"}) {
    HttpResponse response = get(server.port(), "/", fields);
    cr_expect_eq(response.status, 401, "%s", fields);
    cr_expect_eq(response.field("WWW-Authenticate"), "Basic realm=\"The \\\"Members\\\"\"");
    cr_expect_eq(response.count("WWW-Authenticate"), 1);
  }
  cr_expect(site.logs("no user/password was provided for basic authentication"));
  get(server.port(), "/", as("plain:wrong"));
  get(server.port(), "/", as("plain:secret"));
  server.stop();
  std::string log = site.dir.read("access.log");
  cr_expect(log.find("- 401\n") != std::string::npos);
  cr_expect(log.find("plain 401\nplain 200\n") != std::string::npos);
}

Test(Auth, files_that_cannot_be_read) {
  Site site;
  site.dir.mkdir("directory");
  mkfifo(site.dir.path("fifo").c_str(), 0600);
  site.dir.write("secret", kUsers);
  chmod(site.dir.path("secret").c_str(), 0);
  ServerProcess server(site.dir,
                       site.configuration("auth_basic Members;"
                                          "location /missing { auth_basic_user_file none; }"
                                          "location /directory { auth_basic_user_file directory; }"
                                          "location /fifo { auth_basic_user_file fifo; }"
                                          "location /secret { auth_basic_user_file secret; }"));
  expectStatus(server.port(), "plain:secret", "/missing", 403);
  expectStatus(server.port(), "", "/missing", 401);
  cr_expect(site.logs("open() \"" + site.dir.path("none") + "\" failed (2: No such file"));
  expectStatus(server.port(), "plain:secret", "/directory", 500);
  expectStatus(server.port(), "plain:secret", "/fifo", 500);
  if (geteuid() != 0) expectStatus(server.port(), "plain:secret", "/secret", 500);
}

Test(Auth, files_that_are_huge_or_malformed) {
  Site site;
  std::string line(1000, 'x');
  std::string huge;
  for (int i = 0; i < 20000; ++i)
    huge += line + (i % 2 ? ":{PLAIN}x\n" : "\n");
  site.dir.write("huge", huge + kUsers);
  std::string garbage;
  for (int i = 0; i < 200000; ++i)
    garbage += static_cast<char>(i * 7919 >> 3);
  site.dir.write("garbage", garbage + "\nplain:{PLAIN}" + std::string(100000, 'x') + "\n" + kUsers);
  site.dir.write("nothing", "");
  ServerProcess server(
      site.dir, site.configuration("auth_basic Members;"
                                   "location /huge/ { auth_basic_user_file huge; alias html/; }"
                                   "location /g/ { auth_basic_user_file garbage; alias html/; }"
                                   "location /nothing { auth_basic_user_file nothing; }"));
  long before = server.residentKiB();
  expectStatus(server.port(), "last:secret", "/huge/", 200);
  expectStatus(server.port(), "nobody:secret", "/huge/", 401);
  expectStatus(server.port(), "plain:secret", "/g/", 200);
  expectStatus(server.port(), "plain:secret", "/nothing", 401);
  if (!kSanitized) cr_expect_lt(server.residentKiB() - before, 2000);
}

Test(Auth, a_file_that_changes) {
  Site site;
  ServerProcess server(site.dir, site.configuration("auth_basic Members;"));
  expectStatus(server.port(), "plain:secret", "/", 200);
  site.dir.write("users", "plain:{PLAIN}public\n");
  expectStatus(server.port(), "plain:secret", "/", 401);
  expectStatus(server.port(), "plain:public", "/", 200);
  sleep(3);  // now what is right is remembered
  expectStatus(server.port(), "plain:public", "/", 200);
  expectStatus(server.port(), "plain:public", "/", 200);
  expectStatus(server.port(), "plain:secret", "/", 401);
  site.dir.write("users", "plain:{PLAIN}secret\n");
  expectStatus(server.port(), "plain:public", "/", 401);
  expectStatus(server.port(), "plain:secret", "/", 200);
  std::remove(site.dir.path("users").c_str());
  expectStatus(server.port(), "plain:secret", "/", 403);
}

Test(Auth, a_right_password_is_hashed_once) {
  Site site;
  ServerProcess server(site.dir, site.configuration("auth_basic Members;"));
  sleep(3);
  expectStatus(server.port(), "slow:secret", "/", 200);
  double start = server.cpuSeconds();
  for (int i = 0; i < 50; ++i)
    expectStatus(server.port(), "slow:secret", "/", 200);
  double remembered = server.cpuSeconds() - start;
  for (int i = 0; i < 50; ++i)
    expectStatus(server.port(), "slow:wrong", "/", 401);
  cr_expect_lt(remembered, (server.cpuSeconds() - start) / 4);
}

// 401 comes before 403.
Test(Auth, satisfy) {
  Site site;
  struct Row {
    const char* rules;
    int none;
    int wrong;
    int right;
  };
  const Row rows[] = {
      {"satisfy all;", 401, 401, 200},
      {"satisfy all; allow all;", 401, 401, 200},
      {"satisfy all; deny all;", 403, 403, 403},
      {"satisfy any;", 401, 401, 200},
      {"satisfy any; allow all;", 200, 200, 200},
      {"satisfy any; deny all;", 401, 401, 200},
      {"satisfy any; allow 10.0.0.0/8; deny all;", 401, 401, 200},
      {"satisfy any; allow unix:; deny all;", 401, 401, 200},
      {"satisfy any; deny all; auth_basic off;", 403, 403, 403},
      {"satisfy any; auth_basic off;", 200, 200, 200},
      {"satisfy any; deny all; auth_basic_user_file none;", 401, 403, 403},
      {"satisfy any; deny all; auth_basic_user_file html;", 401, 500, 500},
      {"satisfy any; allow all; auth_basic_user_file html;", 200, 200, 200},
      {"deny all; auth_basic off; satisfy any;", 403, 403, 403},
  };
  std::string locations = "auth_basic Members;";
  for (const Row& row : rows)
    locations +=
        "location /" + std::to_string(&row - rows) + "/ { alias html/; " + row.rules + " }";
  ServerProcess server(site.dir, site.configuration(locations));
  for (const Row& row : rows) {
    std::string path = "/" + std::to_string(&row - rows) + "/";
    expectStatus(server.port(), "", path, row.none);
    expectStatus(server.port(), "slow:wrong", path, row.wrong);
    expectStatus(server.port(), "sha512:secret", path, row.right);
    HttpResponse response = get(server.port(), path);
    cr_expect_eq(response.count("WWW-Authenticate"), response.status == 401 ? 1 : 0);
  }
  cr_expect(site.logs("access forbidden by rule"));
}

// As in nginx, the other methods get neither the location's return nor its try_files.
Test(Auth, limit_except) {
  Site site;
  writeScript(site.dir, "html/s.sh", std::string(kTextHead) + "echo $REMOTE_USER");
  ServerProcess server(
      site.dir,
      site.configuration("location = /s.sh { limit_except GET { auth_basic Writers; } }"
                         "location /off { auth_basic x; limit_except GET { auth_basic off; } }"
                         "location /r { limit_except GET { auth_basic Writers; } return 200 x; }"));
  int port = server.port();
  cr_expect_eq(get(port, "/s.sh").status, 200);
  HttpResponse response = request(port, "POST", "/s.sh", "", "x");
  cr_expect_eq(response.status, 401);
  cr_expect_eq(response.field("WWW-Authenticate"), "Basic realm=\"Writers\"");
  response = request(port, "POST", "/s.sh", as("sha512:secret"), "x");
  cr_expect_eq(response.status, 200);
  cr_expect_eq(response.body, "sha512\n");
  cr_expect_eq(get(port, "/off").status, 401);
  cr_expect_eq(request(port, "POST", "/off").status, 404);
  cr_expect_eq(get(port, "/r").status, 200);
  cr_expect_eq(request(port, "POST", "/r").status, 401);
  cr_expect_eq(request(port, "POST", "/r", as("plain:secret")).status, 404);
}

Test(Auth, error_pages) {
  Site site;
  site.dir.write("html/401.html", "sorry");
  ServerProcess server(site.dir,
                       site.configuration("auth_basic Members; error_page 401 /401.html;"
                                          "location = /401.html { auth_basic off; }"
                                          "location /own/ { error_page 401 /own/401.html; }"
                                          "location /named/ { error_page 401 = @in; }"
                                          "location @in { auth_basic off; return 200 in; }"));
  HttpResponse response = get(server.port(), "/", as("slow:wrong"));
  cr_expect_eq(response.status, 401);
  cr_expect_eq(response.body, "sorry");
  cr_expect_eq(response.field("WWW-Authenticate"), "Basic realm=\"Members\"");
  response = get(server.port(), "/own/", as("slow:wrong"));
  cr_expect_eq(response.status, 401);
  cr_expect_eq(response.count("WWW-Authenticate"), 1);
  response = get(server.port(), "/named/");
  cr_expect_eq(response.status, 200);
  cr_expect_eq(response.body, "in");
}

Test(Auth, variables_in_realm_and_file) {
  Site site;
  site.dir.write("users.a.example", "a:{PLAIN}a\n");
  ServerProcess server(site.dir,
                       site.configuration("auth_basic $arg_realm;"
                                          "location / { auth_basic_user_file users.$host; }"
                                          "location /abs { auth_basic_user_file $arg_f; }"));
  int port = server.port();
  cr_expect_eq(
      request(port, "GET /?realm=R HTTP/1.0\r\nHost: a.example\r\n" + as("a:a") + "\r\n").status,
      200);
  HttpResponse response = request(port, "GET /?realm=R HTTP/1.0\r\nHost: a.example\r\n\r\n");
  cr_expect_eq(response.field("WWW-Authenticate"), "Basic realm=\"R\"");
  cr_expect_eq(request(port, "GET /?realm=R HTTP/1.0\r\nHost: b\r\n" + as("a:a") + "\r\n").status,
               403);
  cr_expect_eq(request(port, "GET /?realm=off HTTP/1.0\r\nHost: b\r\n\r\n").status, 200);
  cr_expect_eq(get(port, "/abs?realm=R&f=" + site.dir.path("users"), as("plain:secret")).status,
               404);
  cr_expect_eq(get(port, "/abs?realm=R&f=users", as("plain:secret")).status, 404);
}

Test(Auth, scripts_learn_who_was_verified) {
  Site site;
  std::string lines = std::string(kTextHead) + "echo \"$AUTH_TYPE,$REMOTE_USER\"";
  writeScript(site.dir, "html/e.sh", lines);
  writeScript(site.dir, "html/open/e.sh", lines);
  ServerProcess server(site.dir, site.configuration("auth_basic Members;"));
  cr_expect_eq(get(server.port(), "/e.sh", as("slow:secret")).body, "Basic,slow\n");
  cr_expect_eq(get(server.port(), "/open/e.sh", as("slow:secret")).body, ",\n");
}

// Forty hashes take a while; a client that comes after all of them is served before the last.
Test(Auth, others_are_served_while_passwords_are_hashed) {
  Site site;
  ServerProcess server(site.dir, site.configuration("auth_basic Members;"));
  std::list<Client> slow;
  for (int i = 0; i < 40; ++i) {
    slow.emplace_back(server.port());
    slow.back().send(getAs("slow:wrong"));
  }
  cr_expect_eq(get(server.port(), "/open/").status, 200);
  bool areAllDone = true;
  for (Client& client : slow)
    areAllDone = client.readable(0) && areAllDone;
  cr_expect_not(areAllDone);
  for (Client& client : slow)
    cr_expect_eq(client.receive().status, 401);
}

Test(Auth, the_request_body_is_kept_while_a_password_is_hashed) {
  Site site;
  writeScript(site.dir, "html/cat.sh", std::string(kTextHead) + "cat");
  ServerProcess server(site.dir, site.configuration("auth_basic Members;"));
  std::string body;
  for (int i = 0; i < 60000; ++i)
    body += std::to_string(i);
  for (const std::string& one : {std::string("short"), body}) {
    HttpResponse response = request(server.port(), "POST", "/cat.sh", as("slow:secret"), one);
    cr_expect_eq(response.status, 200);
    cr_expect(response.body == one);
    cr_expect_eq(request(server.port(), "POST", "/cat.sh", as("slow:wrong"), one).status, 401);
  }
  // The next request on the connection waits for its turn.
  Client client(server.port());
  client.send("POST /cat.sh HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n" + as("slow:secret") +
              "\r\nabc" + getAs("slow:secret"));
  cr_expect_eq(client.receive().body, "abc");
  cr_expect_eq(client.receive().body, "welcome");
}

Test(Auth, clients_that_leave_while_their_passwords_are_hashed) {
  Site site;
  ServerProcess server(site.dir, site.configuration("auth_basic Members; auth_delay 1h;"));
  int descriptors = server.descriptors();
  for (int i = 0; i < 10; ++i) {
    Client hashing(server.port());
    hashing.send(getAs("slow:secret"));
    hashing.reset();
    Client delayed(server.port());
    delayed.send(getAs("slow:wrong"));
    usleep(20000);
    delayed.close();
  }
  cr_expect(eventually([&] { return server.descriptors() <= descriptors; }));
  cr_expect_eq(get(server.port(), "/", as("slow:secret")).status, 200);
}

Test(Auth, a_reload_while_a_password_is_hashed) {
  Site site;
  ServerProcess server(site.dir, site.configuration("auth_basic Members;"));
  Client client(server.port());
  client.send(getAs("slow:secret"));
  server.signal(SIGHUP);
  cr_expect_eq(client.receive().status, 200);
}

// The client that comes first gets its response last.
Test(Auth, auth_delay) {
  Site site;
  ServerProcess server(site.dir, site.configuration("auth_basic Members; auth_delay 300ms;"
                                                    "location /any/ { satisfy any; deny all; }"
                                                    "location /deny/ { deny all; }"));
  Client wrong(server.port());
  Client any(server.port());
  wrong.send(getAs("plain:wrong"));
  any.send(getAs("plain:wrong", "/any/"));
  cr_expect(site.logs("delaying unauthorized request"));
  expectStatus(server.port(), "plain:secret", "/", 200);
  expectStatus(server.port(), "plain:secret", "/deny/", 403);
  cr_expect_not(wrong.readable(0));
  cr_expect_not(any.readable(0));
  cr_expect_eq(wrong.receive().status, 401);
  cr_expect_eq(any.receive().status, 401);
}
