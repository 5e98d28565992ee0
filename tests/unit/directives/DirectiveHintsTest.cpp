#include "directives/DirectiveHints.hpp"

#include <criterion/criterion.h>

#include "directives/AllDirectives.hpp"
#include "directives/Loader.hpp"

Test(directiveHints, wordsOfOthersAreAnsweredWithOurs) {
  const DirectiveTable table = allDirectives();
  cr_expect_eq(table.hint("allow_methods"), "methods GET POST;");
  cr_expect_eq(table.hint("upload_path"), "upload_store var/uploads;");
  cr_expect_eq(table.hint("documentroot"), "root www;");
  cr_expect_eq(table.hint("listen"), "");
  Loader loader;
  cr_expect_eq(loader.loadServer("allowed_methods GET;"),
               "t:2: unknown directive \"allowed_methods\", did you mean \"methods GET POST;\"?");
}

// An example must be one that the server accepts or refuses by name, never a word it does not know.
Test(directiveHints, everyExampleIsKnown) {
  const DirectiveTable table = allDirectives();
  Loader loader;
  loader.write("var/uploads/a", "");
  loader.write("bin/script", "");
  for (const char* word : {"method",
                           "upload",
                           "cgi_ext",
                           "cgi_script",
                           "SetEnv",
                           "body_limit",
                           "timeout",
                           "KeepAliveTimeout",
                           "MaxKeepAliveRequests",
                           "auto_index",
                           "default_file",
                           "DocumentRoot",
                           "FallbackResource",
                           "AddType",
                           "encode",
                           "redir",
                           "respond",
                           "error_pages",
                           "host",
                           "port",
                           "ServerName",
                           "path",
                           "Header",
                           "CustomLog",
                           "ErrorLog",
                           "Require",
                           "session",
                           "Limit"}) {
    std::string example = table.hint(word);
    cr_assert_neq(example, "", "%s", word);
    std::string name = example.substr(0, example.find(' '));
    cr_expect_neq(table.find(name), nullptr, "%s", name.c_str());
    cr_expect_eq(table.find(word), nullptr, "%s", word);
    std::string inServer = loader.loadServer(example);
    std::string inLocation = loader.loadLocation(example);
    cr_expect(inServer.empty() || inLocation.empty(), "%s: %s", word, inLocation.c_str());
  }
}
