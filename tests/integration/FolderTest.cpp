// A folder that is shared without a configuration, and the requests that it refuses.
#include <criterion/criterion.h>
#include <unistd.h>

#include <memory>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "harness/UploadSite.hpp"
#include "support/TempDir.hpp"

namespace {

// Returns the configuration that -T shows for the folder.
std::string configurationOf(const TempDir& dir, const std::vector<std::string>& options) {
  std::vector<std::string> arguments = {"-Tq", "-l", "127.0.0.1:0"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  arguments.push_back(dir.path(""));
  Ended ended = ServerProcess::run(arguments);
  cr_assert_eq(ended.status, 0, "%s", ended.err.c_str());
  return ended.out;
}

// A folder that is served with the saved configuration.
struct Folder {
  TempDir dir;
  std::unique_ptr<ServerProcess> server;

  Folder() {
    dir.write("a.txt", "content");
    dir.write("index.html", "an index");
    dir.write(".secret", "s");
    dir.write("photos/.env", "s");
    dir.write(".git/config", "s");
    dir.write(".well-known/security.txt", "known");
    dir.write(".well-known/.hidden", "s");
    dir.write("photos/one.jpg", "1");
  }
  void serve(const std::vector<std::string>& options) {
    server.reset(new ServerProcess(dir, configurationOf(dir, options)));
  }
  int port() const { return server->port(); }
  int status(const std::string& method, const std::string& target,
             const std::string& fields = "") const {
    return request(port(), method, target, fields).status;
  }
  int upload(const std::string& target, const std::string& name,
             const std::string& fields = "") const {
    return request(port(), "POST", target, kFormType + fields,
                   filePart("filename=\"" + name + "\"", "new") + "--XX--\r\n")
        .status;
  }
};

int statusFor(int port, const std::string& host) {
  return request(port, "GET /a.txt HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n").status;
}

}  // namespace

Test(Folder, dot_files_are_hidden_at_every_depth) {
  Folder folder;
  folder.serve({});
  for (const char* target : {"/.secret", "/.git/config", "/.git/", "/photos/.env", "/photos/%2eenv",
                             "/.well-known/.hidden", "/x/.well-known/y"})
    cr_assert_eq(folder.status("GET", target), 404, "%s", target);
  cr_assert_eq(folder.status("GET", "/.well-known/security.txt"), 200);
  cr_assert_eq(folder.status("GET", "/.well-known"), 301);
  cr_assert(get(folder.port(), "/").body == "an index");
  cr_assert(get(folder.port(), "/photos/").body.find("one.jpg") != std::string::npos);
}

Test(Folder, only_what_the_options_allow) {
  Folder folder;
  folder.serve({});
  cr_assert_eq(folder.upload("/", "x"), 405);
  cr_assert_eq(folder.status("DELETE", "/a.txt"), 405);
  folder.serve({"-u"});
  cr_assert_eq(folder.upload("/photos/", "x"), 201);
  cr_assert_eq(folder.upload("/photos/", "x"), 201);
  cr_assert(folder.dir.read("photos/x-2") == "new" || folder.dir.read("photos/x-1") == "new");
  cr_assert_eq(folder.status("DELETE", "/a.txt"), 405);
  cr_assert_eq(request(folder.port(), "PUT", "/b", "", "x").status, 405);
  for (const char* target : {"/a.txt", "/photos/one.jpg"}) {
    HttpResponse response = request(folder.port(), "POST", target, kFormType,
                                    filePart("filename=\"x\"", "new") + "--XX--\r\n");
    cr_assert_eq(response.status, 405, "%s", target);
    cr_assert_eq(response.field("Allow"), "GET, HEAD, OPTIONS", "%s", target);
  }
  cr_assert_eq(folder.upload("/none", "x"), 404);
  folder.serve({"-w"});
  cr_assert_eq(folder.upload("/", "y"), 201);
  cr_assert_eq(folder.status("DELETE", "/a.txt"), 204);
  cr_assert_eq(request(folder.port(), "PUT", "/b", "", "x").status, 405);
  cr_assert_eq(folder.status("DELETE", "/.secret"), 404);
  cr_assert_eq(folder.upload("/.git/", "hooks"), 404);
}

Test(Folder, what_visitors_add_acts_in_nobody_elses_name) {
  Folder folder;
  folder.serve({"-u"});
  HttpResponse file = get(folder.port(), "/index.html");
  cr_assert(file.field("Content-Security-Policy") == "sandbox");
  cr_assert(file.field("X-Content-Type-Options") == "nosniff");
  HttpResponse listing = get(folder.port(), "/");
  cr_assert(listing.body.find("Index of /") != std::string::npos);
  cr_assert_eq(listing.count("Content-Security-Policy"), 1);
  cr_assert(listing.field("Content-Security-Policy").find("script-src 'sha256-") !=
            std::string::npos);
}

Test(Folder, nothing_is_deleted_behind_a_link) {
  Folder folder;
  TempDir outside;
  outside.write("keep", "k");
  outside.mkdir("empty");
  cr_assert_eq(symlink(outside.path("").c_str(), folder.dir.path("out").c_str()), 0);
  cr_assert_eq(symlink(".git", folder.dir.path("git").c_str()), 0);
  folder.serve({"-w"});
  const int port = folder.server->port();
  for (const char* path : {"/out/keep", "/out/empty/", "/git/config"})
    cr_expect_eq(request(port, "DELETE", path).status, 403, "%s", path);
  cr_expect_eq(outside.read("keep"), "k");
  cr_expect_eq(request(port, "DELETE", "/out").status, 204, "the link itself");
  cr_expect_eq(outside.read("keep"), "k");
}

Test(Folder, the_prefix_may_have_a_dollar) {
  TempDir dir;
  dir.write("$arg_d/f", "inside");
  dir.write("$arg_d/x/g", "alias");
  dir.write("$arg_d/webserv.conf",
            "server { listen 127.0.0.1:0; root .; location /a/ { alias x/; }"
            " location /v/ { root $arg_r; } }");
  dir.write("f", "outside");
  ServerProcess server(dir, "", {"-p", dir.path("$arg_d")});
  cr_expect_eq(get(server.port(), "/f?d=..").body, "inside");
  cr_expect_eq(get(server.port(), "/a/g?d=x").body, "alias");
}

Test(Folder, another_host_is_misdirected) {
  Folder folder;
  folder.serve({});
  const std::string port = std::to_string(folder.port());
  char name[256];
  cr_assert_eq(gethostname(name, sizeof name), 0);
  for (const std::string& host :
       {std::string("localhost"), std::string("127.0.0.1"), std::string("192.0.2.7"),
        std::string("[::1]"), std::string(name)})
    cr_assert_eq(statusFor(folder.port(), "Host: " + host + ":" + port + "\r\n"), 200, "%s",
                 host.c_str());
  for (const char* host : {"evil.example", "localhost.evil.example", "1.2.3.4.evil.example"})
    cr_assert_eq(statusFor(folder.port(), std::string("Host: ") + host + "\r\n"), 421, "%s", host);
  cr_assert_eq(request(folder.port(), "GET /a.txt HTTP/1.0\r\n\r\n").status, 200);
  HttpResponse page = request(folder.port(), "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  cr_assert(page.body.find("does not serve the host") != std::string::npos);
}

Test(Folder, pages_of_other_origins_change_nothing) {
  Folder folder;
  folder.serve({"-w"});
  const std::string here = "127.0.0.1:" + std::to_string(folder.port());
  const std::string own = "Host: " + here + "\r\n";
  auto attempt = [&](const std::string& fields) {
    return request(folder.port(),
                   "DELETE /missing HTTP/1.1\r\nConnection: close\r\n" + own + fields + "\r\n")
        .status;
  };
  cr_assert_eq(attempt(""), 404);
  cr_assert_eq(attempt("Origin: http://" + here + "\r\n"), 404);
  cr_assert_eq(attempt("Sec-Fetch-Site: same-origin\r\n"), 404);
  cr_assert_eq(attempt("Sec-Fetch-Site: none\r\n"), 404);
  cr_assert_eq(attempt("Origin: null\r\n"), 403);
  cr_assert_eq(attempt("Origin: http://127.0.0.1\r\n"), 403);
  cr_assert_eq(attempt("Origin: http://127.0.0.1:1\r\n"), 403);
  cr_assert_eq(attempt("Origin: http://evil.example\r\n"), 403);
  cr_assert_eq(attempt("Origin: http://" + here + ".evil.example\r\n"), 403);
  cr_assert_eq(attempt("Origin: http://evil@" + here + "\r\n"), 403);
  cr_assert_eq(attempt("Sec-Fetch-Site: cross-site\r\n"), 403);
  cr_assert_eq(attempt("Origin: http://" + here + "\r\nOrigin: null\r\n"), 403);
  cr_assert_eq(folder.upload("/", "x", "Origin: null\r\n"), 403);
  cr_assert_eq(folder.status("GET", "/a.txt", "Origin: null\r\n"), 200);
}

Test(Folder, default_ports_of_an_origin_may_be_left_out) {
  Site site("dav_methods DELETE;");
  ServerProcess server(site.dir, site.configuration());
  auto attempt = [&](const std::string& host, const std::string& origin) {
    return request(server.port(), "DELETE /up/x HTTP/1.1\r\nConnection: close\r\nHost: " + host +
                                      "\r\nOrigin: " + origin + "\r\n\r\n")
        .status;
  };
  cr_assert_eq(attempt("a.example", "http://a.example"), 404);
  cr_assert_eq(attempt("A.example:80", "http://a.example"), 404);
  cr_assert_eq(attempt("a.example.:80", "http://a.example.:80"), 404);
  cr_assert_eq(attempt("a.example", "http://a.example."), 404);
  cr_assert_eq(attempt("a.example.", "http://a.example"), 404);
  cr_assert_eq(attempt("a.example", "http://a.example.."), 403);
  cr_assert_eq(attempt("a.example", "https://a.example"), 404);
  cr_assert_eq(attempt("a.example:443", "https://a.example"), 404);
  cr_assert_eq(attempt("[::1]:80", "http://[::1]"), 404);
  cr_assert_eq(attempt("a.example:443", "http://a.example"), 403);
  cr_assert_eq(attempt("a.example", "ftp://a.example"), 403);
}

Test(Folder, a_directive_lets_other_origins_in) {
  Site site("upload_cross_origin on; dav_methods DELETE;");
  ServerProcess server(site.dir, site.configuration());
  cr_assert_eq(request(server.port(), "DELETE", "/up/x", "Origin: http://b.example\r\n").status,
               404);
  cr_assert_eq(request(server.port(), "POST", "/up/x", "Origin: null\r\n", "x").status, 201);
}
