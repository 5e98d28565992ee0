#include "rewrite/Replacement.hpp"

#include <criterion/criterion.h>

#include <string>

static std::string decoded(std::string url) {
  decodeRedirect(url);
  return url;
}

Test(decodeRedirect, printable_characters_alone_and_up_to_the_arguments) {
  cr_expect_eq(decoded("/a"), "/a");
  cr_expect_eq(decoded("/%41%2Fb%7e"), "/A/b~");
  cr_expect_eq(decoded("/%20%25%0d%0A%7f%C3"), "/%20%25%0d%0A%7f%C3", "these stay encoded");
  cr_expect_eq(decoded("/%41?b=%41"), "/A?b=%41");
  cr_expect_eq(decoded("/a%3Fb%41"), "/a?b%41", "as in nginx, an encoded '?' is one");
  cr_expect_eq(decoded("/%"), "/%");
  cr_expect_eq(decoded("/%4"), "/%4");
  cr_expect_eq(decoded("/%zz"), "/%zz");
  cr_expect_eq(decoded("/%%41"), "/%A");
  cr_expect_eq(decoded(""), "");
}

namespace {

// Expands the replacement of a `rewrite` that has matched the path of a request.
struct Rewriting {
  VariableNames names;
  RegexScratch scratch;
  Pattern pattern;
  Exchange exchange;
  RewriteStep step;

  Rewriting(const std::string& expression, const std::string& replacement,
            RewriteStep::Flag flag = RewriteStep::kLast)
      : step(RewriteStep::kRewrite) {
    cr_assert(Pattern::compile(expression, false, scratch, names, pattern).isOk());
    cr_assert(Template::compile(replacement, step.text, &names).isOk());
    step.flag = flag;
    exchange.values.begin(names);
  }

  // `raw` is the path as the client sent it, `path` the decoded one.
  std::string of(const char* raw, const std::string& path) {
    exchange.request.uri.path = raw;
    exchange.path = path;
    cr_assert(exchange.values.match(pattern, path));
    Replacement made(step, exchange);
    return made.path + (made.hasArgs ? " [" + made.args + "]" : "");
  }
};

}  // namespace

Test(Replacement, a_question_mark_of_the_configuration_begins_the_arguments) {
  cr_expect_eq(Rewriting("(.*)", "/x$1").of("/a", "/a"), "/x/a");
  cr_expect_eq(Rewriting("(.*)", "/x?p=$1&q?r").of("/a", "/a"), "/x [p=/a&q?r]");
  cr_expect_eq(Rewriting("(.*)", "/x$1").of("/a%3Fb", "/a?b"), "/x/a?b");
  cr_expect_eq(Rewriting("(.*)", "/x$uri?y").of("/a%3Fb", "/a?b"), "/x/a?b [y]");
}

Test(Replacement, groups_are_encoded_where_the_path_was) {
  cr_expect_eq(Rewriting("/(.*)", "/x?p=$1").of("/a%26b", "/a&b"), "/x [p=a%26b]");
  cr_expect_eq(Rewriting("/(.*)", "/x?p=$1").of("/a+b", "/a+b"), "/x [p=a%2Bb]");
  cr_expect_eq(Rewriting("/(.*)", "/x?p=$1").of("/a&b", "/a&b"), "/x [p=a&b]");
  cr_expect_eq(Rewriting("/(.*)", "/$1?p").of("/a%26b", "/a&b"), "/a&b [p]");
  cr_expect_eq(Rewriting("/(.*)", "/x?p=$uri").of("/a%26b", "/a&b"), "/x [p=/a&b]");
  cr_expect_eq(Rewriting("/(.*)", "/x?p=$1").of("/%00", std::string("/\0\x7f\xc3", 4)),
               "/x [p=%00%7F%C3]");
}

Test(Replacement, a_redirect_keeps_its_arguments_in_the_url) {
  Rewriting redirect("/(.*)", "http://h/$1?p=$1", RewriteStep::kRedirect);
  cr_expect_eq(redirect.of("/a%20b", "/a b"), "http://h/a%20b?p=a%20b []");
}
