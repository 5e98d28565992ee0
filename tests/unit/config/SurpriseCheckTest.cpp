#include "config/SurpriseCheck.hpp"

#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

#include "directives/ConfigLoader.hpp"
#include "support/TempDir.hpp"

// The warnings for a configuration in a directory that has www/, www/404.html and store/, without
// the name of the file. "DIR/" in a warning stands for the directory.
static std::string surprises(const std::string& text, const std::string& listen = "80") {
  TempDir dir;
  dir.write("www/404.html", "page");
  dir.write("store/file", "");
  dir.write("conf", "server {\n listen " + listen + "; root www;\n" + text + "\n}\n");
  ConfigOptions options;
  options.prefix = dir.path("");
  options.file = "conf";
  Config config;
  Status status = loadConfig(options, config);
  cr_assert(status.isOk(), "%s", status.message().c_str());
  std::size_t before = config.warnings.size();
  warnOfSurprises(config);
  std::string said;
  for (std::size_t i = before; i < config.warnings.size(); ++i) {
    std::string line = config.warnings[i];
    for (std::size_t at; (at = line.find(options.prefix)) != std::string::npos;)
      line.replace(at, options.prefix.size(), at == 0 ? "" : "DIR/");
    said += line + "\n";
  }
  return said;
}

static void expectWarning(const std::string& text, const std::string& warning) {
  std::string said = surprises(text);
  cr_expect_eq(said, warning + "\n", "%s\n%s", text.c_str(), said.c_str());
}

static void expectNone(const std::string& text) {
  std::string said = surprises(text);
  cr_expect_eq(said, "", "%s\n%s", text.c_str(), said.c_str());
}

Test(SurpriseCheck, roots_that_are_not_there) {
  expectWarning("location /a { root none; }",
                "conf:3: \"DIR/none\" is not there, which is the root here");
  expectWarning("location /a/ { alias none/; }",
                "conf:3: \"DIR/none/\" is not there, which is the alias here");
  expectNone("location /a { root www; location /a/b { } }");
  cr_expect_eq(surprises("} server {\n listen 81; root none;"),
               "conf:3: \"DIR/none\" is not there, which is the root here\n");
  cr_expect_eq(surprises("} server {\n listen 81; root html;"),
               "conf:3: \"DIR/html\" is not there, which is the root here\n");
  expectNone("} server { listen 81;");
  expectWarning("location /a { root html; }",
                "conf:3: \"DIR/html\" is not there, which is the root here");
  expectNone("location /a { root none/$host; }");
  expectNone("location /a { root none; return 200 x; }");
  expectNone("location = /a { alias www/404.html; }");
  expectNone("location /a { root none; proxy_pass http://127.0.0.1:1; }");
  expectNone("location = /a { root none; empty_gif; }");
}

Test(SurpriseCheck, roots_of_which_no_file_is_served) {
  const std::string server = "} server {\n listen 81; root none;\n ";
  const std::string warning = "conf:3: \"DIR/none\" is not there, which is the root here\n";
  expectNone(server + "location / { proxy_pass http://127.0.0.1:1; }");
  expectNone(server + "location / { root www; }");
  cr_expect_eq(surprises(server + "location /a { proxy_pass http://127.0.0.1:1; }"), warning);
  cr_expect_eq(surprises(server + "location / { return 204; } location /b { }"), warning);
}

Test(SurpriseCheck, interpreters_that_cannot_be_run) {
  expectWarning("cgi .py /none/python;\n location /a { }",
                "conf:1: the interpreter \"/none/python\" cannot be run, so \".py\" scripts are a "
                "500");
  expectWarning("location /a { cgi_pass none.cgi; }",
                "conf:3: the script \"DIR/none.cgi\" of \"cgi_pass\" cannot be run");
  expectNone("cgi .sh /bin/sh; cgi .cgi; location /a { cgi_pass /bin/sh; }");
}

Test(SurpriseCheck, error_pages_that_are_not_there) {
  expectWarning("error_page 500 /500.html; location /a { }",
                "conf:1: the error page \"/500.html\" is not there, its file is "
                "\"DIR/www/500.html\"");
  expectWarning("error_page 500 /e/500.html; location /e/ { alias www/; }",
                "conf:1: the error page \"/e/500.html\" is not there, its file is "
                "\"DIR/www/500.html\"");
  expectNone("error_page 404 /404.html; location /a { root www; }");
  expectNone("error_page 404 /e/404.html; location /e/ { alias www/; }");
  expectNone("error_page 404 = @a; error_page 500 http://x/; location @a { return 204; }");
  expectNone("error_page 404 /none.html; location = /none.html { return 200 x; }");
  expectNone("error_page 404 /none.php; location ~ \\.php$ { return 204; }");
  expectNone("error_page 404 /$host.html; error_page 500 /dir/;");
}

Test(SurpriseCheck, methods_with_a_post_that_nothing_takes) {
  const std::string warning = "\"methods\" allows POST, and nothing here takes one";
  expectWarning("location /a { methods GET HEAD POST; }", "conf:3: " + warning);
  expectWarning("methods GET HEAD POST; location /a { }", "conf:1: " + warning);
  expectNone("methods GET POST; location /a { upload_store store; }");
  expectNone("location /a { methods POST; upload_store store; }");
  expectNone("location /a { methods POST; cgi .sh /bin/sh; }");
  expectNone("location /a { methods POST; cgi_pass /bin/sh; }");
  expectNone("location /a { methods POST; proxy_pass http://127.0.0.1:1; }");
  expectNone("location /a { methods POST; return 200 x; }");
  expectNone("location /a { methods POST; error_page 405 =200 /404.html; }");
  expectNone("location /a { methods POST; try_files $uri /b; }");
  expectNone("location /a { methods POST; index index.php; }");
  expectNone("location /a { methods GET HEAD; }");
}

Test(SurpriseCheck, status_pages_that_are_open_to_all) {
  expectWarning("location = /s { status; }",
                "conf:3: the status page is open to everybody who reaches 0.0.0.0:80");
  expectWarning("location = /s { stub_status; allow all; }",
                "conf:3: the status page is open to everybody who reaches 0.0.0.0:80");
  expectNone("location = /s { status; allow 127.0.0.1; deny all; }");
  expectNone("location = /s { status; auth_basic a; auth_basic_user_file www/404.html; }");
  expectNone("location = /s { status; internal; }");
  cr_expect_eq(surprises("location = /s { status; }", "127.0.0.1:80"), "");
  cr_expect_eq(surprises("location = /s { status; }", "[::1]:80"), "");
}

Test(SurpriseCheck, user_under_root) {
  TempDir dir;
  dir.write("conf", "user www-data;\nserver { return 204; }");
  ConfigOptions options;
  options.prefix = dir.path("");
  options.file = "conf";
  Config config;
  cr_assert(loadConfig(options, config).isOk());
  warnOfSurprises(config);
  cr_expect_eq(config.warnings.size(), geteuid() == 0 ? 1u : 0u);
  cr_expect_eq(config.notes.size(), geteuid() == 0 ? 0u : 1u, "it is told once");
}

// Root may write everywhere, and access() asks for the real user, who is somebody else here.
Test(SurpriseCheck, upload_stores_that_cannot_be_written) {
  expectNone("location /a { upload_store store; }");
  TempDir dir;
  dir.write("store/file", "");
  dir.write("www/file", "");
  dir.write("conf", "server { root www; location /a { upload_store store; } }");
  chmod(dir.path("store").c_str(), 0555);
  chmod(dir.path("").c_str(), 0755);
  ConfigOptions options;
  options.prefix = dir.path("");
  options.file = "conf";
  Config config;
  cr_assert(loadConfig(options, config).isOk());
  const uid_t same = static_cast<uid_t>(-1);
  bool isRoot = geteuid() == 0;
  if (isRoot) cr_assert_eq(setresuid(65534, same, same), 0);
  warnOfSurprises(config);
  if (isRoot) cr_assert_eq(setresuid(0, same, same), 0);
  cr_assert_not(config.warnings.empty());
  cr_expect(config.warnings.back().find("cannot be written") != std::string::npos, "%s",
            config.warnings.back().c_str());
}
