#include "directives/CgiDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"
#include "http/Method.hpp"

Test(cgiDirectives, wrongWords) {
  static const Wrong kCases[] = {
      {"cgi py;", "invalid parameter \"py\", it must be an extension such as \".py\""},
      {"cgi .;", "invalid parameter \".\", it must be an extension such as \".py\""},
      {"cgi .py methods=FOO;",
       "invalid methods \"methods=FOO\", they look like \"methods=GET,POST\""},
      {"cgi .py /a /b;", "invalid parameter \"/b\""},
      {"cgi .py \"\";", "invalid parameter \"\""},
      {"cgi .py check_file=x;", "invalid parameter \"check_file=x\""},
      {"cgi off .py;", "invalid parameter \"off\", it must be an extension such as \".py\""},
      {"cgi off; cgi .py;", "\"cgi off\" excludes others in its block"},
      {"cgi .py; cgi off;", "\"cgi off\" excludes others in its block"},
      {"cgi off; cgi off;", "\"cgi off\" excludes others in its block"},
      {"cgi_pass \"\";", "\"cgi_pass\" directive needs the path of a script"},
      {"cgi_pass /a b;", "invalid parameter \"b\""},
      {"cgi_param A=b c;", "invalid variable name \"A=b\""},
      {"cgi_param A $foo;", "unknown \"foo\" variable in \"cgi_param\" directive"},
  };
  expectMessages(&Loader::loadLocation, kCases);
}

Test(cgiDirectives, scripts) {
  Loader loader;
  const Scope& scope = scopeOf(
      loader,
      "cgi .py /bin/py methods=GET,POST check_file=off; cgi .cgi; cgi .sh bin/sh; cgi_pass p; "
      "cgi_timeout 1500ms; cgi_param A b;");
  cr_assert_eq(scope.cgi.rules.size(), 3u);
  cr_expect_eq(scope.cgi.rules[0].interpreter, "/bin/py");
  cr_expect_eq(scope.cgi.rules[0].methods, unsigned(kGet | kHead | kPost));
  cr_expect(!scope.cgi.rules[0].checkFile && scope.cgi.rules[1].checkFile);
  cr_expect_eq(scope.cgi.rules[1].interpreter, "");
  cr_expect_eq(scope.cgi.rules[2].interpreter, loader.path("bin/sh"));
  cr_expect_eq(scope.cgi.timeout, 2);
  cr_expect_eq(loader.location().cgiPass, loader.path("p"));
  cr_expect_eq(loader.location().cgiPassMethods, 0u);
}

Test(cgiDirectives, maxProcesses) {
  Loader loader;
  cr_expect_eq(loader.loadHttp("cgi_max_processes 5; server { }"), "");
  cr_expect_eq(loader.config().cgiMaxProcesses, 5);
}

Test(cgiDirectives, a_configuration_knows_whether_it_starts_scripts) {
  Loader loader;
  cr_expect_eq(loader.loadLocation("cgi off;"), "");
  cr_expect_not(loader.config().startsScripts);
  cr_expect_eq(loader.loadLocation("cgi .py;"), "");
  cr_expect(loader.config().startsScripts);
  cr_expect_eq(loader.loadLocation("cgi_pass /script;"), "");
  cr_expect(loader.config().startsScripts);
}
