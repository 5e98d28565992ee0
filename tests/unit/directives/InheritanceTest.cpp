// What a block hands down to the blocks inside it.
#include <criterion/criterion.h>

#include <algorithm>

#include "directives/Loader.hpp"
#include "http/Method.hpp"

static std::string describe(const std::vector<Template>& texts) {
  std::string out;
  for (const Template& text : texts)
    out += describe(text) + " ";
  return out;
}

Test(inheritance, defaults) {
  Loader loader;
  cr_assert_eq(loader.load("server {}"), "");
  const VirtualServer& server = loader.server();
  const Scope& scope = server.level.scope;
  cr_expect_eq(loader.config().prefix, loader.path(""));
  cr_expect_eq(loader.config().pidFile, "");
  cr_expect_eq(loader.config().errorLog.path, "stderr");
  cr_expect_eq(loader.config().errorLog.level, kLogError);
  cr_expect_eq(loader.config().cgiMaxProcesses, 32);
  cr_assert_eq(server.listens.size(), 1u);
  cr_expect_eq(server.listens[0].address.text(), "0.0.0.0:8000");
  cr_expect_eq(server.listens[0].options.backlog, 511);
  cr_expect(!server.listens[0].isDefault && server.listens[0].options.ipv6Only);
  cr_assert_eq(server.names.size(), 1u);
  cr_expect_eq(server.names[0], "");
  cr_expect(server.mergeSlashes);
  cr_expect_eq(server.headLimits.maxLine, 8192u);
  cr_expect_eq(scope.paths.root.text(), loader.path("html"));
  cr_expect_eq(scope.paths.aliasPrefix, 0u);
  cr_expect_eq(describe(scope.files.index), "index.html ");
  cr_expect_eq(scope.body.maxSize, 1 << 20);
  cr_expect_eq(scope.access.methods, 0u);
  cr_expect_eq(scope.connection.headerTimeout, 60);
  cr_expect_eq(scope.connection.keepaliveTimeout, 75);
  cr_expect_eq(scope.connection.keepaliveField, 0);
  cr_expect_eq(scope.connection.keepaliveRequests, 1000);
  cr_expect_eq(scope.response.defaultType, "text/plain");
  cr_expect(scope.response.types->find("a.html") == Slice("text/html"));
  cr_expect(scope.files.etag && scope.logs.notFound && scope.redirects.isAbsolute &&
            scope.redirects.hasPort);
  cr_expect(!scope.redirects.hasServerName && !scope.autoindex.isOn && scope.autoindex.exactSize);
  cr_expect_eq(scope.response.serverTokens, kServerTokensOn);
  cr_expect_eq(scope.files.ifModifiedSince, kModifiedSinceExact);
  cr_expect_eq(scope.files.maxRanges, -1);
  cr_expect(scope.logs.access.empty());
  cr_assert_eq(scope.logs.error.size(), 1u);
  cr_expect_eq(scope.logs.error[0].path, "stderr");
  cr_expect_eq(loader.warnings() + loader.notes(), "");
}

Test(inheritance, orderDoesNotMatter) {
  Loader loader;
  static const char* const kLines[] = {"etag off;", "root a;",
                                       "server { listen 80; location / { location /x { } } }"};
  int order[] = {0, 1, 2};
  do {
    std::string text;
    for (int i : order)
      text += std::string(kLines[i]) + "\n";
    cr_assert_eq(loader.loadHttp(text), "");
    const Scope& scope = loader.location().locations.at(0)->scope;
    cr_expect(!scope.files.etag);
    cr_expect_eq(scope.paths.root.text(), loader.path("a"));
  } while (std::next_permutation(order, order + 3));
}

Test(inheritance, aBlocksOwnWordWins) {
  Loader loader;
  cr_assert_eq(
      loader.loadHttp("server { listen 80; location /a { etag on; client_max_body_size 2k; "
                      "location /a/b { etag off; } } location /c { } etag off; "
                      "client_max_body_size 1k; } etag on; client_max_body_size 4k;"),
      "");
  const Location& a = loader.location(0);
  cr_expect(a.scope.files.etag && !a.locations[0]->scope.files.etag &&
            !loader.location(1).scope.files.etag);
  cr_expect_eq(a.scope.body.maxSize, 2048);
  cr_expect_eq(a.locations[0]->scope.body.maxSize, 2048);
  cr_expect_eq(loader.location(1).scope.body.maxSize, 1024);
  cr_expect_eq(a.locations[0]->position.line, 2);
}

Test(inheritance, serversDoNotMeet) {
  Loader loader;
  cr_assert_eq(loader.loadHttp("merge_slashes off; max_headers 7; server { listen 80; etag off; "
                               "large_client_header_buffers 2 1k; } "
                               "server { listen 81; merge_slashes on; }"),
               "");
  cr_expect(!loader.server(0).level.scope.files.etag && loader.server(1).level.scope.files.etag);
  cr_expect(!loader.server(0).mergeSlashes && loader.server(1).mergeSlashes);
  cr_expect_eq(loader.server(0).headLimits.maxLine, 1024u);
  cr_expect_eq(loader.server(0).headLimits.maxHead, 2048u);
  cr_expect_eq(loader.server(1).headLimits.maxLine, 8192u);
  cr_expect_eq(loader.server(1).headLimits.maxFields, 7u);
}

// Each list, written twice outside and twice inside: inside has its own two; where the inside
// says nothing it has the outer two.
static void expectReplaced(const std::string& directive, const std::string& first,
                           const std::string& second, std::size_t (*count)(const Scope& scope)) {
  Loader loader;
  std::string one = directive + " " + first + ";";
  std::string two = directive + " " + second + ";";
  cr_assert_eq(loader.loadServer(one + two + one + "location /a { " + two + one +
                                 " } location /b { } location /c { " + two + "}"),
               "", "%s", directive.c_str());
  cr_expect_eq(count(loader.server().level.scope), 3u, "%s", directive.c_str());
  cr_expect_eq(count(loader.location(0).scope), 2u, "%s", directive.c_str());
  cr_expect_eq(count(loader.location(1).scope), 3u, "%s", directive.c_str());
  cr_expect_eq(count(loader.location(2).scope), 1u, "%s", directive.c_str());
}

Test(inheritance, listsReplaceThenAppend) {
  expectReplaced("index", "a", "b", [](const Scope& s) { return s.files.index.size(); });
  expectReplaced("error_page", "404 /a", "500 502 /b",
                 [](const Scope& s) { return s.errors.pages.size(); });
  expectReplaced("add_header", "A b", "C d always",
                 [](const Scope& s) { return s.response.addHeaders.size(); });
  expectReplaced("access_log", "a", "b combined",
                 [](const Scope& s) { return s.logs.access.size(); });
  expectReplaced("error_log", "a", "b warn", [](const Scope& s) { return s.logs.error.size(); });
  expectReplaced("allow", "10.0.0.1", "all", [](const Scope& s) { return s.access.rules.size(); });
  expectReplaced("deny", "10.0.0.1", "all", [](const Scope& s) { return s.access.rules.size(); });
  expectReplaced("cgi", ".py", ".php /bin/php", [](const Scope& s) { return s.cgi.rules.size(); });
  expectReplaced("cgi_param", "A b", "C $uri", [](const Scope& s) { return s.cgi.params.size(); });
}

Test(inheritance, allowAndDenyAreOneList) {
  Loader loader;
  cr_assert_eq(loader.loadServer("deny all; location /a { allow 10.0.0.0/8; deny all; }"), "");
  const std::vector<AccessRule>& access = loader.location().scope.access.rules;
  cr_assert_eq(access.size(), 2u);
  cr_expect(access[0].allows && access[0].network.prefixBits == 8);
  cr_expect(!access[1].allows && access[1].network.bytes.empty());
}

Test(inheritance, typesReplaceTheTable) {
  Loader loader;
  cr_assert_eq(loader.loadServer("types { a/b x y; } location /a { types { c/d z; } } "
                                 "location /b { } types { e/f w; } location /c { types { } }"),
               "");
  const MimeTypes& own = *loader.server().level.scope.response.types;
  cr_expect(own.find(".x.y") == Slice("a/b") && own.find("f.w") == Slice("e/f"));
  cr_expect(own.find("f.html").empty());
  cr_expect(loader.location(0).scope.response.types->find("f.z") == Slice("c/d"));
  cr_expect(loader.location(0).scope.response.types->find("f.x").empty());
  cr_expect_eq(loader.location(1).scope.response.types, &own);
  cr_expect(loader.location(2).scope.response.types->find("f.x").empty());
}

Test(inheritance, accessLogOffWinsInItsBlock) {
  Loader loader;
  cr_assert_eq(loader.loadServer("access_log a; location /a { access_log b; access_log off; } "
                                 "location /b { access_log off; access_log b; "
                                 "location /b/c { access_log d; } location /b/d { } }"),
               "");
  cr_expect_eq(loader.server().level.scope.logs.access.size(), 1u);
  cr_expect(loader.location(0).scope.logs.access.empty());
  cr_expect(loader.location(1).scope.logs.access.empty());
  cr_expect_eq(loader.location(1).locations[0]->scope.logs.access.size(), 1u);
  cr_expect(loader.location(1).locations[1]->scope.logs.access.empty());
}

Test(inheritance, whatIsNotHandedDown) {
  Loader loader;
  cr_assert_eq(loader.loadServer("return 301 /x; try_files a /b; location /a { internal; "
                                 "cgi_pass /bin/x; limit_except GET { deny all; } "
                                 "location /a/b { } }"),
               "");
  cr_expect_eq(loader.server().level.rewrites.steps.at(0).status, 301);
  const Location& a = loader.location();
  const Location& b = *a.locations[0];
  cr_expect(a.rewrites.empty());
  cr_expect(a.tryFiles.files.empty() && a.isInternal && !b.isInternal);
  cr_expect_eq(a.limitExcept.methods, unsigned(kGet | kHead));
  cr_expect_eq(a.limitExcept.access.size(), 1u);
  cr_expect(a.scope.access.rules.empty());
  cr_expect_eq(b.limitExcept.methods, 0u);
  cr_expect_eq(a.cgiPass, "/bin/x");
  cr_expect_eq(b.cgiPass, "");
}

Test(inheritance, rootAndAliasAreOneThing) {
  Loader loader;
  cr_assert_eq(loader.loadServer("root /r/; location /a/ { alias /x/; location /a/b { } "
                                 "location /a/c { root y; } } location /d { }"),
               "");
  const Location& a = loader.location(0);
  cr_expect_eq(a.scope.paths.root.text(), "/x/");
  cr_expect_eq(a.scope.paths.aliasPrefix, 3u);
  cr_expect_eq(a.locations[0]->scope.paths.aliasPrefix, 3u);
  cr_expect_eq(a.locations[1]->scope.paths.aliasPrefix, 0u);
  cr_expect_eq(a.locations[1]->scope.paths.root.text(), loader.path("y"));
  cr_expect_eq(loader.location(1).scope.paths.root.text(), "/r");
}

Test(inheritance, keepaliveTimeoutBringsItsFieldAlong) {
  Loader loader;
  cr_assert_eq(loader.loadServer("keepalive_timeout 10 20; location /a { keepalive_timeout 5; } "
                                 "location /b { }"),
               "");
  cr_expect_eq(loader.location(0).scope.connection.keepaliveField, 0);
  cr_expect_eq(loader.location(1).scope.connection.keepaliveField, 20);
}

Test(inheritance, aFileWithoutHttp) {
  Loader loader;
  cr_assert_eq(loader.load("error_log e notice;\npid p;\netag off;\n"
                           "server { listen 80; error_log f; }\nserver { listen 81; }\n"
                           "events { worker_connections 9; }"),
               "");
  cr_expect_eq(loader.config().errorLog.path, loader.path("e"));
  cr_expect_eq(loader.config().errorLog.level, kLogNotice);
  cr_expect_eq(loader.config().pidFile, loader.path("p"));
  cr_expect_eq(loader.config().workerConnections, 9);
  cr_expect_eq(loader.server(0).level.scope.logs.error[0].path, loader.path("f"));
  cr_expect_eq(loader.server(1).level.scope.logs.error[0].path, loader.path("e"));
  cr_expect(!loader.server(0).level.scope.files.etag);
}

Test(inheritance, theMainErrorLogIsHandedDown) {
  Loader loader;
  cr_assert_eq(loader.load("http { error_log h; server { listen 80; } } error_log m warn;"), "");
  cr_expect_eq(loader.config().errorLog.path, loader.path("m"));
  cr_expect_eq(loader.server().level.scope.logs.error.size(), 1u);
  cr_expect_eq(loader.server().level.scope.logs.error[0].path, loader.path("h"));
  cr_assert_eq(loader.load("http { server { listen 80; } } error_log m warn; error_log n;"), "");
  cr_expect_eq(loader.server().level.scope.logs.error.size(), 2u);
}

Test(inheritance, theOrderOfBothFormsIsOne) {
  Loader loader;
  cr_expect_eq(loader.load("server { listen 80; }\nhttp { server { listen 81; } }"),
               "t:1: \"server\" directive is not allowed here: this file has an \"http\" block, "
               "and it belongs inside");
  cr_expect_eq(loader.load("http { server { listen 81; } }\nroot a;"),
               "t:2: \"root\" directive is not allowed here: this file has an \"http\" block, "
               "and it belongs inside");
}
