#include "directives/RewriteDirectives.hpp"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "directives/Wrong.hpp"

static const RewriteStep& step(Loader& loader, std::size_t i = 0) {
  return loader.location().rewrites.steps.at(i);
}

Test(rewriteDirectives, return_) {
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
  cr_expect_eq(step(loader).status, 204);
  cr_expect(step(loader).text.empty());
  scopeOf(loader, "return https://a$request_uri;");
  cr_expect_eq(step(loader).status, 302);
  cr_expect_eq(step(loader).text.parts().size(), 2u);
  scopeOf(loader, "return $scheme://a/;");
  cr_expect_eq(step(loader).status, 302);
  scopeOf(loader, "return 301 /a; return 302 /b;");
  cr_expect_eq(step(loader).status, 301);
  cr_expect_eq(loader.warnings(),
               "t:2: this \"return\" is never reached, the one above it responds\n");
  scopeOf(loader, "return 200 \"\";");
  cr_expect(step(loader).text.empty());
}

Test(rewriteDirectives, rewrite) {
  static const Wrong kCases[] = {
      {"rewrite ( /b;", "regular expression \"(\": a parenthesis is not closed (offset 0)"},
      {"rewrite a \"\";", "empty replacement"},
      {"rewrite a ?;", ""},
      {"rewrite a /b first;", "invalid parameter \"first\""},
      {"rewrite a /b last x;", "invalid number of arguments in \"rewrite\" directive"},
      {"rewrite (?<args>a) /b;", "the duplicate \"args\" variable"},
      {"rewrite a /$nothing;", "unknown \"nothing\" variable in \"rewrite\" directive"},
      {"rewrite (?<tail>a) /$tail;", ""},
  };
  expectMessages(&Loader::loadLocation, kCases);
  static const struct {
    const char* text;
    RewriteStep::Flag flag;
    bool keepsArgs;
  } kFlags[] = {
      {"rewrite a /b;", RewriteStep::kGoOn, true},
      {"rewrite a /b last;", RewriteStep::kLast, true},
      {"rewrite a /b? break;", RewriteStep::kBreakOff, false},
      {"rewrite a /b redirect;", RewriteStep::kRedirect, true},
      {"rewrite a /b permanent;", RewriteStep::kPermanent, true},
      {"rewrite a http://b;", RewriteStep::kRedirect, true},
      {"rewrite a $scheme://b last;", RewriteStep::kRedirect, true},
      {"rewrite a https://b? permanent;", RewriteStep::kPermanent, false},
  };
  for (const auto& row : kFlags) {
    Loader loader;
    scopeOf(loader, row.text);
    cr_expect_eq(step(loader).flag, row.flag, "%s", row.text);
    cr_expect_eq(step(loader).keepsArgs, row.keepsArgs, "%s", row.text);
  }
}

Test(rewriteDirectives, if_) {
  static const Wrong kCases[] = {
      {"if $a { }", "invalid condition \"$a\""},
      {"if ($a { }", "invalid condition \"$a\""},
      {"if ( ) { }", "invalid condition \"()\""},
      {"if (a) { }", "invalid condition \"a\""},
      {"if ($uri =) { }", "invalid condition \"$uri\""},
      {"if ($uri == b) { }", "unexpected \"==\" in condition"},
      {"if ($uri ~ [) { }", "regular expression \"[\": a bracket is not closed (offset 0)"},
      {"if (-g /a) { }", "invalid condition \"-g\""},
      {"if (-f) { }", "invalid condition \"-f\""},
      {"if (!-f a b) { }", "invalid condition \"!-f\""},
      {"if ($nope) { }", "unknown \"nope\" variable in \"if\" directive"},
      {"if ($uri) { if ($uri) { } }", "\"if\" directive is not allowed here"},
      {"if ($uri) { try_files a b; }", "\"try_files\" directive is not allowed here"},
      {"if ($uri) { location /a { } }", "\"location\" directive is not allowed here"},
      {"if ( $uri = \"a b\" ) { }", ""},
      {"if ( !-x /a ) { }", ""},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  scopeOf(loader, "root /o; if ($uri !~* b) { root /i; set $x 1; } cgi_pass /bin/true;");
  const RewriteStep& made = step(loader);
  cr_expect(made.condition.isNegated && made.condition.test == RewriteCondition::kMatches);
  cr_expect_eq(made.block->kind, Location::kIf);
  cr_expect_eq(made.block->scope.paths.root.text(), "/i");
  cr_expect_eq(made.block->cgiPass, "/bin/true", "the block inherits the content handler");
  cr_expect_eq(made.block->rewrites.steps.size(), 1u);
}

Test(rewriteDirectives, if_in_a_server_takes_rewrite_directives_alone) {
  static const Wrong kCases[] = {
      {"if ($uri) { return 403; }", ""},
      {"if ($uri) { set $a 1; rewrite a b; break; }", ""},
      {"if ($uri) { root /a; }", "\"root\" directive is not allowed here"},
      {"if ($uri) { add_header A b; }", "\"add_header\" directive is not allowed here"},
  };
  expectMessages(&Loader::loadServer, kCases);
}

Test(rewriteDirectives, set) {
  static const Wrong kCases[] = {
      {"set a 1;", "invalid variable name \"a\""},
      {"set $ 1;", "invalid variable name \"$\""},
      {"set $uri 1;", "the duplicate \"uri\" variable"},
      {"set $http_x 1;", "the duplicate \"http_x\" variable"},
      {"set $a $b;", "unknown \"b\" variable in \"set\" directive"},
      {"set $a $b; set $b $a;", ""},
      {"set $args $args; set $limit_rate 1k;", ""},
  };
  expectMessages(&Loader::loadLocation, kCases);
}

Test(rewriteDirectives, keep_the_order_of_the_file) {
  Loader loader;
  scopeOf(loader, "set $a 1; if ($a) { break; } rewrite x /y; return 200;");
  static const RewriteStep::Kind kKinds[] = {RewriteStep::kSet, RewriteStep::kIf,
                                             RewriteStep::kRewrite, RewriteStep::kReturn};
  cr_assert_eq(loader.location().rewrites.steps.size(), 4u);
  for (std::size_t i = 0; i < 4; ++i)
    cr_expect_eq(step(loader, i).kind, kKinds[i]);
}

Test(rewriteDirectives, aRedirectWithoutATargetIsAWarning) {
  Loader loader;
  cr_assert_eq(loader.loadLocation("return 301;"), "");
  cr_expect_eq(loader.warnings(),
               "t:2: a \"return\" with status 301 and without a target redirects to nowhere\n");
  for (const char* text : {"return 301 /a;", "return 404;", "return 200;", "return 304;"}) {
    cr_assert_eq(loader.loadLocation(text), "");
    cr_expect_eq(loader.warnings(), "", "%s", text);
  }
}
