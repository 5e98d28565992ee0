#include "config/Template.hpp"

#include <criterion/criterion.h>

#include "config/TemplateText.hpp"

static std::string compiled(const std::string& text) {
  Template result = Template::literal("untouched");
  Status status = Template::compile(text, result);
  if (status.isOk()) return describe(result);
  cr_expect_eq(result.text(), "untouched");
  return "!" + status.message();
}

static std::string variable(Variable v, const std::string& rest = "") {
  return "$" + std::to_string(v) + " " + rest;
}

Test(template_, textAndVariables) {
  cr_expect_eq(compiled(""), "");
  cr_expect_eq(compiled("abc"), "abc");
  cr_expect_eq(compiled("$uri"), variable(kVarUri));
  cr_expect_eq(compiled("a$uri/b"), "a|" + variable(kVarUri) + "|/b");
  cr_expect_eq(compiled("${uri}x"), variable(kVarUri) + "|x");
  cr_expect_eq(compiled("$uri$args"), variable(kVarUri) + "|" + variable(kVarArgs));
  cr_expect_eq(compiled("$is_args$args"), variable(kVarIsArgs) + "|" + variable(kVarArgs));
  cr_expect_eq(compiled("$URI"), variable(kVarUri));
}

Test(template_, families) {
  cr_expect_eq(compiled("$http_user_agent"), variable(kVarHttpPrefix, "user_agent"));
  cr_expect_eq(compiled("$sent_http_etag"), variable(kVarSentHttpPrefix, "etag"));
  cr_expect_eq(compiled("$arg_a.b"), variable(kVarArgPrefix, "a") + "|.b");
  cr_expect_eq(compiled("${cookie_sid}"), variable(kVarCookiePrefix, "sid"));
}

Test(template_, everyVariableOfTheDocumentIsKnown) {
  static const char* const kNames[] = {"uri",
                                       "request_uri",
                                       "document_uri",
                                       "args",
                                       "query_string",
                                       "is_args",
                                       "arg_x",
                                       "http_x",
                                       "sent_http_x",
                                       "cookie_x",
                                       "host",
                                       "hostname",
                                       "scheme",
                                       "server_name",
                                       "server_addr",
                                       "server_port",
                                       "remote_addr",
                                       "remote_port",
                                       "server_protocol",
                                       "remote_user",
                                       "request",
                                       "request_method",
                                       "request_filename",
                                       "document_root",
                                       "content_type",
                                       "content_length",
                                       "status",
                                       "body_bytes_sent",
                                       "bytes_sent",
                                       "request_length",
                                       "request_time",
                                       "msec",
                                       "time_local",
                                       "time_iso8601",
                                       "connection",
                                       "connection_requests",
                                       "pid",
                                       "nginx_version",
                                       "realpath_root",
                                       "binary_remote_addr"};
  for (const char* name : kNames) {
    Template result;
    cr_expect(Template::compile(std::string("$") + name, result).isOk(), "%s", name);
    cr_expect_eq(result.parts().size(), 1u);
  }
}

Test(template_, errors) {
  cr_expect_eq(compiled("a$foo"), "!unknown \"foo\" variable");
  cr_expect_eq(compiled("$http_"), "!unknown \"http_\" variable");
  cr_expect_eq(compiled("${1}"), "!unknown \"1\" variable");
  cr_expect_eq(compiled("a$"), "!invalid variable name");
  cr_expect_eq(compiled("$/a"), "!invalid variable name");
  cr_expect_eq(compiled("${}"), "!invalid variable name");
  cr_expect_eq(compiled("${"), "!invalid variable name");
  cr_expect_eq(compiled("${uri"), "!the closing bracket in \"uri\" variable is missing");
  cr_expect_eq(compiled("${uri-}"), "!the closing bracket in \"uri\" variable is missing");
}

Test(template_, literals) {
  cr_expect(Template().isLiteral() && Template().empty());
  cr_expect_eq(Template().text(), "");
  cr_expect_eq(Template::literal("$5").text(), "$5");
  cr_expect(Template::literal("").empty());
  Template compiled;
  cr_expect(Template::compile("x", compiled).isOk() && compiled.isLiteral());
  cr_expect(Template::compile("$uri", compiled).isOk() && !compiled.isLiteral());
}

Test(template_, appendedTextGrowsTogether) {
  Template a, b;
  cr_expect(Template::compile("a$uri", a).isOk());
  cr_expect(Template::compile("b$args", b).isOk());
  a.append(Template::literal("x"));
  a.append(b);
  cr_expect_eq(describe(a), "a|" + variable(kVarUri) + "|xb|" + variable(kVarArgs));
}
