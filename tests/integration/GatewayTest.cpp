// FastCGI, SCGI and uwsgi servers behind this one: what is sent to them.
#include <criterion/criterion.h>

#include "harness/Client.hpp"
#include "harness/Gateways.hpp"
#include "harness/ProxySite.hpp"

namespace {

const char kHead[] = "Content-Type: text/plain\r\n\r\n";

// Responds with the parameters, in the order of their names, and the body.
std::string told(const GatewayRequest& request) {
  std::string out = kHead;
  for (const auto& one : request.parameters)
    out += one.first + "=" + one.second + "\n";
  return out + "[" + request.body + "]";
}

void echoFastCgi(BackendPeer& peer) {
  GatewayRequest request = readFastCgi(peer);
  if (request.isWhole) peer.send(fastCgiOutput(told(request)) + fastCgiEnd());
}

void echoScgi(BackendPeer& peer) {
  GatewayRequest request = readScgi(peer);
  if (request.isWhole) peer.send("X-First: " + request.firstName + "\r\n" + told(request));
}

void echoUwsgi(BackendPeer& peer) {
  GatewayRequest request = readUwsgi(peer);
  if (!request.isWhole) return;
  peer.send("HTTP/1.1 200 OK\r\nX-Modifiers: " + std::to_string(request.modifiers) + "\r\n" +
            told(request));
}

void expectBody(const HttpResponse& response, const std::string& expected) {
  cr_expect(response.complete && response.body == expected, "expected: %s\nwas: %d %s",
            expected.c_str(), response.status, response.body.substr(0, 1000).c_str());
}

std::string lengthField(const std::string& body) {
  return "Content-Length: " + std::to_string(body.size()) + "\r\n";
}

}  // namespace

Test(Gateway, parameters_are_those_of_the_configuration_and_the_fields) {
  ProxySite site(echoFastCgi,
                 "fastcgi_param INHERITED 1;"
                 "location / { fastcgi_pass @B@; fastcgi_param A $arg_a;"
                 " fastcgi_param EMPTY \"\" if_not_empty; fastcgi_param NONE \"\";"
                 " fastcgi_param HTTP_X_OWN ours; fastcgi_param LENGTH $content_length; }"
                 "location /none { fastcgi_pass @B@; fastcgi_pass_request_headers off; }");
  HttpResponse response =
      site.ask("/?a=1", "X-Own: theirs\r\nProxy: evil\r\nX-Two: 1\r\nx-two: 2\r\n");
  cr_expect_eq(response.status, 200);
  cr_expect(response.field("Content-Type") == "text/plain");
  expectBody(response, "A=1\nHTTP_HOST=site\nHTTP_X_OWN=ours\nHTTP_X_TWO=1, 2\nLENGTH=\nNONE=\n[]");
  expectBody(site.ask("/none", "X-Own: 1\r\n"), "INHERITED=1\n[]");
}

Test(Gateway, the_script_and_the_path_info) {
  ProxySite site(
      echoFastCgi,
      "fastcgi_param P $fastcgi_script_name|$fastcgi_path_info; fastcgi_index index.php;"
      "fastcgi_pass_request_headers off;"
      "location / { fastcgi_pass @B@; }"
      "location /split { fastcgi_split_path_info ^(.+?\\.php)(/.*)$; fastcgi_pass @B@; }");
  expectBody(site.ask("/a/"), "P=/a/index.php|\n[]");
  expectBody(site.ask("/a"), "P=/a|\n[]");
  expectBody(site.ask("/split/x.php/a/b"), "P=/split/x.php|/a/b\n[]");
  expectBody(site.ask("/split/x"), "P=/split/x|\n[]");
  expectBody(site.ask("/split/"), "P=/split/index.php|\n[]");
}

Test(Gateway, content_length_is_what_is_sent) {
  const std::string more =
      "fastcgi_param CONTENT_LENGTH $content_length;"
      "fastcgi_pass_request_headers off;";
  ProxySite site(echoFastCgi,
                 more +
                     "location / { fastcgi_pass @B@; }"
                     "location /none { fastcgi_pass @B@; fastcgi_pass_request_body off; }"
                     "location /own { fastcgi_pass @B@; fastcgi_param CONTENT_LENGTH 99; }"
                     "location /missing { return 404; error_page 404 /page; }");
  expectBody(site.ask("/"), "CONTENT_LENGTH=\n[]");
  expectBody(site.ask("/", "Content-Length: 2\r\n", "POST", "hi"), "CONTENT_LENGTH=2\n[hi]");
  expectBody(
      site.ask("/", "Transfer-Encoding: chunked\r\n", "POST", "2\r\nhi\r\n3\r\nyou\r\n0\r\n\r\n"),
      "CONTENT_LENGTH=5\n[hiyou]");
  expectBody(site.ask("/none", "Content-Length: 2\r\n", "POST", "hi"), "CONTENT_LENGTH=\n[]");
  expectBody(site.ask("/own", "Content-Length: 2\r\n", "POST", "hi"), "CONTENT_LENGTH=2\n[hi]");
  expectBody(site.ask("/missing", "Content-Length: 2\r\n", "POST", "hi"), "CONTENT_LENGTH=\n[]");
}

Test(Gateway, a_large_body_arrives_whole) {
  std::string body(1 << 20, 'x');
  for (std::size_t i = 0; i < body.size(); ++i)
    body[i] = char('a' + i * i % 23);
  for (int protocol = 0; protocol < 3; ++protocol) {
    static const char* const kNames[] = {"fastcgi", "scgi", "uwsgi"};
    static const Backend::Script kScripts[] = {echoFastCgi, echoScgi, echoUwsgi};
    const std::string name = kNames[protocol];
    ProxySite site(kScripts[protocol], "client_max_body_size 0; location / { " + name +
                                           "_pass @B@; " + name +
                                           "_param CONTENT_LENGTH $content_length; }");
    HttpResponse response = site.ask("/", lengthField(body), "POST", body);
    cr_expect_eq(response.status, 200, "%s", kNames[protocol]);
    cr_expect(response.body.find("[" + body + "]") != std::string::npos, "%s", kNames[protocol]);
  }
}

Test(Gateway, scgi_and_uwsgi_requests) {
  ProxySite scgi(echoScgi, "location / { scgi_pass @B@; scgi_param A b; }");
  HttpResponse response = scgi.ask("/x", "Content-Length: 2\r\n", "POST", "hi");
  cr_expect(response.field("X-First") == "CONTENT_LENGTH");
  expectBody(response, "A=b\nCONTENT_LENGTH=2\nHTTP_HOST=site\nSCGI=1\n[hi]");
  ProxySite uwsgi(echoUwsgi,
                  "location / { uwsgi_pass uwsgi://@B@; uwsgi_modifier1 5; uwsgi_modifier2 9;"
                  " uwsgi_param A b; uwsgi_param B "
                  "$http_x_long$http_x_long$http_x_long$http_x_long$http_x_long$http_x_long$http_x_"
                  "long$http_x_long$http_x_long; }");
  response = uwsgi.ask("/");
  cr_expect(response.field("X-Modifiers") == std::to_string(5 * 256 + 9));
  expectBody(response, "A=b\nB=\nHTTP_HOST=site\n[]");
  std::string large(7000, 'x');
  cr_expect_eq(uwsgi.ask("/", "X-Long: " + large + "\r\n").status, 500);
  cr_expect(uwsgi.dir.read("error.log").find("too large for the uwsgi protocol") !=
            std::string::npos);
}

Test(Gateway, the_address_may_have_variables) {
  ProxySite site(echoFastCgi,
                 "location / { set $to app; fastcgi_pass $to; }"
                 "location /if { if ($arg_x) { fastcgi_pass app; } }",
                 "upstream app { server @B@; }");
  cr_expect_eq(site.ask("/").status, 200);
  cr_expect_eq(site.ask("/if?x=1").status, 200);
}

Test(Gateway, configurations_that_are_refused) {
  auto message = [](const std::string& location) {
    TempDir dir;
    std::string path = dir.write("c", "server { listen 127.0.0.1:0; " + location + " }");
    return ServerProcess::run({"-t", "-c", path}).err;
  };
  cr_expect(message("location / { fastcgi_pass 127.0.0.1; }").find("no port in upstream") !=
            std::string::npos);
  cr_expect(message("location / { fastcgi_pass a:1; fastcgi_pass b:1; }").find("is duplicate") !=
            std::string::npos);
  cr_expect(message("location / { uwsgi_pass suwsgi://127.0.0.1:1; }").find("TLS") !=
            std::string::npos);
  cr_expect(message("fastcgi_split_path_info ^(.+)$;").find("must have 2 captures") !=
            std::string::npos);
  cr_expect(message("uwsgi_modifier1 256;").find("from 0 to 255") != std::string::npos);
}
