// What each directive stores, and what it says of wrong values.
#include "config/Setters.hpp"

#include <criterion/criterion.h>

#include "config/Loader.hpp"
#include "http/Method.hpp"

struct Wrong {
  const char* text;
  const char* message;
};

template <std::size_t Count>
static void expectMessages(std::string (Loader::*load)(const std::string&),
                           const Wrong (&cases)[Count]) {
  Loader loader;
  for (const Wrong& wrong : cases) {
    std::string message = (loader.*load)(wrong.text);
    std::string expected = *wrong.message ? std::string("t:2: ") + wrong.message : "";
    cr_expect_eq(message, expected, "%s\n%s", wrong.text, message.c_str());
  }
}

static const Scope& scopeOf(Loader& loader, const std::string& text) {
  std::string message = loader.loadLocation(text);
  cr_assert_eq(message, "", "%s", message.c_str());
  return loader.location().scope;
}

Test(setters, values) {
  static const Wrong kCases[] = {
      {"etag maybe;",
       "invalid value \"maybe\" in \"etag\" directive, it must be \"on\" or \"off\""},
      {"etag ON;", ""},
      {"client_max_body_size 12q;",
       "\"client_max_body_size\" directive invalid value \"12q\", it must be a size such as 8k, "
       "20m or 1g"},
      {"send_timeout 1y;",
       "\"send_timeout\" directive invalid value \"1y\", it must be a time such as 30s, 5m or "
       "1h30m"},
      {"keepalive_requests x;", "\"keepalive_requests\" directive invalid number \"x\""},
      {"keepalive_timeout 1 x;", "\"keepalive_timeout\" directive invalid value \"x\""},
      {"server_tokens no;",
       "invalid value \"no\" in \"server_tokens\" directive, it must be \"off\", \"on\" or "
       "\"build\""},
      {"autoindex_format XML;", ""},
      {"gzip_static x;",
       "invalid value \"x\" in \"gzip_static\" directive, it must be \"off\", \"on\" or "
       "\"always\""},
      {"session_max 0;", "\"session_max\" directive value must be equal to or greater than 1"},
      {"sendfile maybe;",
       "invalid value \"maybe\" in \"sendfile\" directive, it must be \"on\" or \"off\""},
  };
  expectMessages(&Loader::loadLocation, kCases);
}

Test(setters, rootAndAlias) {
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

Test(setters, index) {
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

Test(setters, errorPage) {
  static const Wrong kCases[] = {
      {"error_page = /x;", "invalid value \"=\""},
      {"error_page 404 =abc /x;", "invalid value \"=abc\""},
      {"error_page 404 =1000 /x;", "invalid value \"=1000\""},
      {"error_page 4x4 /x;", "invalid value \"4x4\""},
      {"error_page 499 /x;", "invalid value \"499\""},
      {"error_page 200 /x;", "value \"200\" must be between 300 and 599"},
      {"error_page 600 /x;", "value \"600\" must be between 300 and 599"},
      {"error_page 404 /$foo;", "unknown \"foo\" variable in \"error_page\" directive"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  const std::vector<ErrorPage>& pages =
      scopeOf(loader,
              "error_page 500 502 /a; error_page 404 = @b; error_page 403 =200 http://c/$uri;")
          .errors.pages;
  cr_assert_eq(pages.size(), 3u);
  cr_expect(pages[0].codes == std::vector<int>({500, 502}));
  cr_expect_eq(pages[0].status, ErrorPage::kKeepStatus);
  cr_expect_eq(pages[0].uri.text(), "/a");
  cr_expect_eq(pages[1].status, ErrorPage::kStatusOfTarget);
  cr_expect_eq(pages[1].uri.text(), "@b");
  cr_expect_eq(pages[2].status, 200);
  cr_expect_eq(pages[2].uri.parts().size(), 2u);
}

Test(setters, return_) {
  static const Wrong kCases[] = {
      {"return abc;", "invalid return code \"abc\""},
      {"return /x;", "invalid return code \"/x\""},
      {"return 1000;", "invalid return code \"1000\""},
      {"return 100;", "invalid return code \"100\""},
      {"return -1;", "invalid return code \"-1\""},
      {"return http://a/ b;", "invalid return code \"http://a/\""},
      {"return 200 $foo;", "unknown \"foo\" variable in \"return\" directive"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  scopeOf(loader, "return 204;");
  cr_expect_eq(loader.location().redirect.status, 204);
  cr_expect(loader.location().redirect.text.empty());
  scopeOf(loader, "return https://a$request_uri;");
  cr_expect_eq(loader.location().redirect.status, 302);
  cr_expect_eq(loader.location().redirect.text.parts().size(), 2u);
  scopeOf(loader, "return $scheme://a/;");
  cr_expect_eq(loader.location().redirect.status, 302);
  scopeOf(loader, "return 301 /a; return 302 /b;");
  cr_expect_eq(loader.location().redirect.status, 301);
  cr_expect_eq(loader.warnings(),
               "t:2: this \"return\" is never reached, the one above it answers\n");
  scopeOf(loader, "return 200 \"\";");
  cr_expect(loader.location().redirect.text.empty());
}

Test(setters, tryFiles) {
  static const Wrong kCases[] = {
      {"try_files $uri =abc;", "invalid code \"=abc\""},
      {"try_files $uri =1000;", "invalid code \"=1000\""},
      {"try_files $uri =;", "invalid code \"=\""},
      {"try_files $foo /a;", "unknown \"foo\" variable in \"try_files\" directive"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  scopeOf(loader, "try_files $uri $uri/ /index.html?$args;");
  const TryFilesRule& tryFiles = loader.location().tryFiles;
  cr_assert_eq(tryFiles.files.size(), 2u);
  cr_expect_eq(tryFiles.files[1].parts().back().text, "/");
  cr_expect_eq(tryFiles.status, 0);
  cr_expect_eq(tryFiles.fallback.parts().size(), 2u);
  scopeOf(loader, "try_files a =404;");
  cr_expect_eq(loader.location().tryFiles.status, 404);
}

Test(setters, access) {
  static const Wrong kCases[] = {
      {"allow foo;", "invalid parameter \"foo\", it must be an address, a network or \"all\""},
      {"deny 10.0.0.0/33;",
       "invalid parameter \"10.0.0.0/33\", it must be an address, a network or \"all\""},
      {"limit_except FOO { }", "invalid method \"FOO\""},
      {"limit_except GET { root x; }", "\"root\" directive is not allowed here"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  scopeOf(loader, "limit_except POST { allow 10.0.0.1/8; deny all; } allow ::1;");
  cr_expect_eq(loader.location().limitExcept.methods, unsigned(kPost));
  cr_assert_eq(loader.location().limitExcept.access.size(), 2u);
  cr_expect(loader.location().limitExcept.access[0].allows);
  cr_expect_eq(loader.location().scope.access.rules.size(), 1u);
  cr_expect_eq(loader.warnings(), "t:2: low address bits of 10.0.0.1/8 are meaningless\n");
}

Test(setters, methods) {
  static const Wrong kCases[] = {
      {"methods FOO;",
       "invalid method \"FOO\", this server knows GET, HEAD, POST, PUT, DELETE and OPTIONS"},
      {"methods get;",
       "invalid method \"get\", this server knows GET, HEAD, POST, PUT, DELETE and OPTIONS"},
      {"methods GET; methods POST;", "\"methods\" directive is duplicate"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  cr_expect_eq(scopeOf(loader, "methods GET DELETE;").access.methods, unsigned(kGet | kDelete));
}

Test(setters, types) {
  static const Wrong kCases[] = {
      {"types { a/b; }", "no extension follows the type \"a/b\""},
      {"types { a/b c { } }", "unexpected \"{\""},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  loader.write("more", "c/d y;");
  const Scope& scope = scopeOf(loader, "types { a/b x; include more; root z; e/f X; }");
  cr_expect(scope.response.types->find("a.x") == Slice("e/f") &&
            scope.response.types->find("a.y") == Slice("c/d"));
  cr_expect(scope.response.types->find("a.z") == Slice("root"));
  cr_expect_eq(loader.warnings(),
               "t:2: duplicate extension \"X\", content type: \"e/f\", previous content type: "
               "\"a/b\"\n");
}

Test(setters, addHeader) {
  static const Wrong kCases[] = {
      {"add_header a b c;", "invalid parameter \"c\""},
      {"add_header \"a b\" c;", "invalid header name \"a b\""},
      {"add_header \"\" c;", "invalid header name \"\""},
      {"add_header a \"b\\r\\nc: d\";", "a header's value has no line end nor other control"},
      {"add_header a $foo;", "unknown \"foo\" variable in \"add_header\" directive"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  const Scope& scope = scopeOf(loader, "add_header A \"b c\"; add_header D $uri always;");
  cr_expect(!scope.response.addHeaders.at(0).always && scope.response.addHeaders.at(1).always);
  cr_expect_eq(scope.response.addHeaders[0].value.text(), "b c");
}

Test(setters, expires) {
  static const Wrong kCases[] = {
      {"expires foo;", "\"expires\" directive invalid value"},
      {"expires modified;", "\"expires\" directive invalid value"},
      {"expires modified max;", "\"expires\" directive invalid value"},
      {"expires foo 1h;", "\"expires\" directive invalid value"},
      {"expires @25h;", "\"expires\" directive daily time value must be less than 24 hours"},
      {"expires modified @1h;",
       "\"expires\" directive daily time cannot be used with \"modified\" parameter"},
      {"expires $uri;", "\"expires $uri\" is not supported"},
      {"charset $uri;", "\"charset $uri\" is not supported"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  struct {
    const char* text;
    Expires::Kind kind;
    int seconds;
  } const kGood[] = {{"off", Expires::kOff, 0},
                     {"epoch", Expires::kEpoch, 0},
                     {"max", Expires::kMax, 0},
                     {"1h", Expires::kAfterNow, 3600},
                     {"-1", Expires::kAfterNow, -1},
                     {"modified 2d", Expires::kAfterModified, 172800},
                     {"modified -2s", Expires::kAfterModified, -2},
                     {"@15h30m", Expires::kDaily, 55800}};
  for (const auto& good : kGood) {
    const Scope& scope = scopeOf(loader, std::string("expires ") + good.text + ";");
    cr_expect(
        scope.response.expires.kind == good.kind && scope.response.expires.seconds == good.seconds,
        "%s", good.text);
  }
}

Test(setters, programsAndStores) {
  static const Wrong kCases[] = {
      {"cgi py;", "invalid parameter \"py\", it must be an extension such as \".py\""},
      {"cgi .;", "invalid parameter \".\", it must be an extension such as \".py\""},
      {"cgi .py methods=FOO;",
       "invalid methods \"methods=FOO\", they look like \"methods=GET,POST\""},
      {"cgi .py /a /b;", "invalid parameter \"/b\""},
      {"cgi .py check_file=x;", "invalid parameter \"check_file=x\""},
      {"cgi_pass /a b;", "invalid parameter \"b\""},
      {"cgi_param A=b c;", "invalid variable name \"A=b\""},
      {"cgi_param A $foo;", "unknown \"foo\" variable in \"cgi_param\" directive"},
      {"dav_methods GET;", "invalid value \"GET\" in \"dav_methods\" directive"},
      {"dav_methods PUT MKCOL;", "\"dav_methods MKCOL\" is not supported, only PUT and DELETE are"},
      {"create_full_put_path on;",
       "\"create_full_put_path on\" is not supported: this server makes no directories"},
      {"session_cookie \"a b\";", "invalid cookie name \"a b\""},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  loader.write("store/x", "");
  const Scope& scope = scopeOf(
      loader,
      "cgi .py /bin/py methods=GET,POST check_file=off; cgi .cgi; cgi .sh bin/sh; cgi_pass p; "
      "upload_store store; upload_max_files 3; dav_methods PUT; dav_methods DELETE; "
      "session_cookie sid; session_timeout 5m; session_max 7; cgi_timeout 1500ms; cgi_param A b;");
  cr_assert_eq(scope.cgi.rules.size(), 3u);
  cr_expect_eq(scope.cgi.rules[0].interpreter, "/bin/py");
  cr_expect_eq(scope.cgi.rules[0].methods, unsigned(kGet | kHead | kPost));
  cr_expect(!scope.cgi.rules[0].checkFile && scope.cgi.rules[1].checkFile);
  cr_expect_eq(scope.cgi.rules[1].interpreter, "");
  cr_expect_eq(scope.cgi.rules[2].interpreter, loader.path("bin/sh"));
  cr_expect_eq(loader.location().cgiPass, loader.path("p"));
  cr_expect_eq(scope.uploads.store, loader.path("store"));
  cr_expect_eq(scope.uploads.maxFiles, 3);
  cr_expect_eq(scope.uploads.davMethods, unsigned(kPut | kDelete));
  cr_expect_eq(scope.sessions.cookie, "sid");
  cr_expect_eq(scope.sessions.timeout, 300);
  cr_expect_eq(scope.sessions.max, 7);
  cr_expect_eq(scope.cgi.timeout, 2);
  cr_expect_eq(loader.loadLocation("upload_store none;"),
               "t:2: \"upload_store\" needs a directory, and \"none\" is none");
  cr_expect_eq(loader.loadHttp("cgi_max_processes 5; server { }"), "");
  cr_expect_eq(loader.config().cgiMaxProcesses, 5);
}

Test(setters, theProcess) {
  Loader loader;
  std::string server = " events {} http { server { listen 80; } }";
  cr_expect_eq(loader.load("daemon on;" + server),
               "t:1: \"daemon on\" is not supported: this server stays in the foreground, it "
               "forks for CGI programs only");
  cr_expect_eq(loader.load("daemon off; worker_processes auto; user a b;" + server), "");
  cr_expect_eq(loader.notes(),
               "t:1: \"worker_processes\" has no effect here\nt:1: \"user\" has no effect here\n");
  cr_expect_eq(loader.load("pid a/b;" + server), "");
  cr_expect_eq(loader.config().pidFile, loader.path("a/b"));
  cr_expect_eq(loader.load("pid /run/x;" + server, "error_log e;"), "");
  cr_expect_eq(loader.config().pidFile, "/run/x");
  cr_expect_eq(loader.config().errorLog.path, loader.path("e"));
  cr_expect_eq(loader.load("pid a;" + server, "pid b;"), "t:1: \"pid\" directive is duplicate");
  cr_expect_eq(loader.load(server, "foo;"), "command line: unknown directive \"foo\"");
  cr_expect_eq(loader.load(server, "daemon maybe;"),
               "command line: invalid value \"maybe\" in \"daemon\" directive, it must be \"on\" "
               "or \"off\"");
}
