#include "directives/FileDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(fileDirectives, rootAndAlias) {
  static const Wrong kCases[] = {
      {"root a; alias b;",
       "\"alias\" directive is duplicate, \"root\" directive was specified earlier"},
      {"alias a; root b;",
       "\"root\" directive is duplicate, \"alias\" directive was specified earlier"},
      {"root a; root b;", "\"root\" directive is duplicate"},
      {"alias a; alias b;", "\"alias\" directive is duplicate"},
      {"root $document_root/x;",
       "the $document_root variable cannot be used in the \"root\" directive"},
      {"alias a/${realpath_root};",
       "the $realpath_root variable cannot be used in the \"alias\" directive"},
      {"root a/$foo;", "unknown \"foo\" variable in \"root\" directive"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  cr_expect_eq(scopeOf(loader, "root a;").paths.root.text(), loader.path("a"));
  cr_expect_eq(scopeOf(loader, "root a/;").paths.root.text(), loader.path("a"));
  cr_expect_eq(scopeOf(loader, "root /;").paths.root.text(), "");
  cr_expect_eq(scopeOf(loader, "root \"\";").paths.root.text(), loader.path(""));
  cr_expect_eq(scopeOf(loader, "alias a/;").paths.root.text(), loader.path("a/"));
  cr_expect_eq(scopeOf(loader, "alias /;").paths.root.text(), "/");
  cr_expect_eq(describe(scopeOf(loader, "root a/$host;").paths.root),
               loader.path("a/") + "|$" + std::to_string(kVarHost) + " ");
  cr_expect_eq(describe(scopeOf(loader, "root ${host}/a;").paths.root),
               "$" + std::to_string(kVarHost) + " |/a");
  cr_expect_eq(loader.loadServer("location @a { alias x; }"),
               "t:2: the \"alias\" directive cannot be used inside the named location");
}

// "/files../secret" would be "/x/../secret".
Test(fileDirectives, anAliasWithMoreSlashesThanItsLocation) {
  Loader loader;
  cr_expect_eq(loader.loadServer("location /files { alias /x/; }"), "");
  cr_expect_eq(loader.warnings(),
               "t:2: location \"/files\" does not end with a slash while its alias does: "
               "\"/files../a\" would mean \"/x/../a\"\n");
  cr_expect_eq(loader.loadServer("location ^~ /files { alias x$host/; }"), "");
  cr_expect_neq(loader.warnings(), "");
  for (const char* text : {"location /files/ { alias /x/; }", "location /files { alias /x; }",
                           "location /files/ { alias /x; }", "location = /files { alias /x/; }",
                           "location / { alias /; }", "location /files { root /x/; }"}) {
    cr_expect_eq(loader.loadServer(text), "");
    cr_expect_eq(loader.warnings(), "", "%s", text);
  }
}

Test(fileDirectives, index) {
  static const Wrong kCases[] = {
      {"index \"\";", "index \"\" in \"index\" directive is invalid"},
      {"index a$foo;", "unknown \"foo\" variable in \"index\" directive"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  const Scope& scope = scopeOf(loader, "index a $host.html\n/b;");
  cr_assert_eq(scope.files.index.size(), 3u);
  cr_expect_eq(scope.files.index[2].text(), "/b");
  cr_expect_eq(loader.warnings(), "");
  scopeOf(loader, "index /a b;");
  cr_expect_eq(loader.warnings(),
               "t:2: only the last index in \"index\" directive should be absolute\n");
}

Test(fileDirectives, openFileCache) {
  Loader loader;
  static const Wrong kCases[] = {
      {"open_file_cache foo;", "invalid \"open_file_cache\" parameter \"foo\""},
      {"open_file_cache max=0;", "invalid \"open_file_cache\" parameter \"max=0\""},
      {"open_file_cache max=1 inactive=x;", "invalid \"open_file_cache\" parameter \"inactive=x\""},
      {"open_file_cache inactive=3;", "\"open_file_cache\" must have the \"max\" parameter"},
  };
  expectMessages(&Loader::loadServer, kCases);
  cr_assert_eq(loader.loadServer("open_file_cache max=9 inactive=2m; open_file_cache_valid 30s; "
                                 "location /a { open_file_cache off; }"),
               "");
  cr_expect_eq(loader.server().level.scope.fileCache.max, 9);
  cr_expect_eq(loader.server().level.scope.fileCache.inactive, 120);
  cr_expect_eq(loader.server().level.scope.fileCache.valid, 30);
  cr_expect_eq(loader.location().scope.fileCache.max, 0);
}
