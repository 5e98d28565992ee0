// What holds for every row of the table, asked of every row.
#include "directives/AllDirectives.hpp"

#include <criterion/criterion.h>

#include <set>

#include "directives/InertDirectives.hpp"
#include "directives/Loader.hpp"
#include "directives/ProxyDirectives.hpp"

// `text` in a block of that context; "" where no such context exists.
static std::string inContext(const std::string& text, unsigned context) {
  switch (context) {
    case kMain:
      return text + " events {} http { server { listen 80; } }";
    case kEvents:
      return "events { " + text + " } http { server { listen 80; } }";
    case kHttp:
      return "http { server { listen 80; } " + text + " }";
    case kServer:
      return "http { server { listen 80; " + text + " } }";
    case kLocation:
      return "http { server { listen 80; location /x { " + text + " } } }";
    case kLimitExcept:
      return "http { server { listen 80; location /x { limit_except GET { " + text + " } } } }";
    default:
      return "";
  }
}

static std::vector<const Directive*> everyRow() { return allDirectives().rows(); }

// A row of a family has several names; this is one of them.
static std::string nameOf(const Directive& row) {
  static const DirectiveTable kTable = allDirectives();
  if (row.name[0] != '*') return row.name;
  for (const char* prefix : {"proxy", "fastcgi", "grpc"}) {
    std::string name = std::string(prefix) + (row.name + 1);
    if (kTable.find(name) == &row) return name;
  }
  return row.name;
}

static std::string statement(const Directive& row, int words) {
  std::string text = nameOf(row);
  for (int i = 0; i < words; ++i)
    text += " w" + std::to_string(i);
  return text + (row.isBlock() ? " { }" : ";");
}

Test(allDirectives, namesAreFoundAndOnlyOnce) {
  const DirectiveTable table = allDirectives();
  std::set<std::string> names;
  for (const Directive* row : everyRow()) {
    cr_expect(names.insert(nameOf(*row)).second, "%s", row->name);
    cr_expect_eq(table.find(nameOf(*row)), row, "%s", row->name);
    cr_expect((row->where & kContexts) != 0, "%s", row->name);
    cr_expect(row->minArgs <= row->maxArgs, "%s", row->name);
    cr_expect(!row->may(kMayBeOff) || row->may(kRefused), "%s", row->name);
  }
  cr_expect_eq(table.find(""), nullptr);
  cr_expect_eq(table.find("*"), nullptr);
  cr_expect_eq(table.find("*_buffering"), nullptr);
  cr_expect_eq(table.find("lissten"), nullptr);
  cr_expect_eq(table.find("proxy_pas"), nullptr);
  cr_expect_eq(table.find("fastcgi_buffering"), table.find("proxy_buffering"));
}

Test(allDirectives, everyDirectiveKnowsItsPlace) {
  Loader loader;
  for (const Directive* row : everyRow()) {
    for (unsigned context = kMain; context <= kLimitExcept; context <<= 1) {
      if (row->may(context) || nameOf(*row) == "include") continue;
      std::string message = loader.load(inContext(statement(*row, row->minArgs), context));
      std::string expected = "t:1: \"" + nameOf(*row) + "\" ";
      expected += row->may(kRefused) ? "is not supported" : "directive is not allowed here";
      cr_expect_eq(message.substr(0, expected.size()), expected, "%s", message.c_str());
    }
  }
}

static unsigned placeOf(const Directive& row) {
  unsigned context = kMain;
  while (!row.may(context))
    context <<= 1;
  return context;
}

Test(allDirectives, everyDirectiveCountsItsWords) {
  Loader loader;
  for (const Directive* row : everyRow()) {
    if (row->may(kRefused | kUpstream)) continue;
    std::string expected = "t:1: invalid number of arguments in \"" + nameOf(*row) + "\" directive";
    if (row->minArgs > 0) {
      std::string message =
          loader.load(inContext(statement(*row, row->minArgs - 1), placeOf(*row)));
      cr_expect_eq(message, expected, "%s: %s", row->name, message.c_str());
    }
    if (row->maxArgs < kMany) {
      std::string message =
          loader.load(inContext(statement(*row, row->maxArgs + 1), placeOf(*row)));
      cr_expect_eq(message, expected, "%s: %s", row->name, message.c_str());
    }
  }
}

Test(allDirectives, everyDirectiveKnowsItsEnd) {
  Loader loader;
  for (const Directive* row : everyRow()) {
    if (row->may(kRefused | kUpstream)) continue;
    std::string text = statement(*row, row->minArgs);
    std::string quoted = "\"" + nameOf(*row) + "\"";
    std::string wrong, expected;
    if (row->isBlock()) {
      wrong = text.substr(0, text.size() - 4) + ";";
      expected = "t:1: directive " + quoted + " has no opening \"{\"";
    } else {
      wrong = text.substr(0, text.size() - 1) + " { }";
      expected = "t:1: directive " + quoted + " is not terminated by \";\"";
    }
    std::string message = loader.load(inContext(wrong, placeOf(*row)));
    cr_expect_eq(message, expected, "%s: %s", row->name, message.c_str());
  }
}

Test(allDirectives, whatMayNotRepeatIsADuplicate) {
  Loader loader;
  for (const Directive* row : everyRow()) {
    if (row->may(kRepeats | kRefused | kUpstream) || nameOf(*row) == "include") continue;
    if (nameOf(*row) == "events" || nameOf(*row) == "http") continue;
    std::string once = statement(*row, row->minArgs);
    std::string message = loader.load(inContext(once + " " + once, placeOf(*row)));
    std::string expected = "t:1: \"" + nameOf(*row) + "\" directive is duplicate";
    cr_expect_eq(message, expected, "%s: %s", row->name, message.c_str());
  }
  cr_expect_eq(loader.load("events {} events {}"), "t:1: \"events\" directive is duplicate");
  cr_expect_eq(loader.load("http {} http {}"), "t:1: \"http\" directive is duplicate");
}

Test(allDirectives, whatIsRefusedSaysSo) {
  Loader loader;
  for (const Directive* row : everyRow()) {
    if (!row->may(kRefused)) continue;
    std::string message = loader.load(inContext(statement(*row, 1), placeOf(*row)));
    std::string hint = allDirectives().hint(nameOf(*row));
    std::string expected = "t:1: \"" + nameOf(*row) + "\" is not supported";
    cr_expect_eq(message, hint.empty() ? expected : expected + ": " + hint);
    message = loader.load(inContext(nameOf(*row) + " off;", placeOf(*row)));
    cr_expect_eq(message.empty(), row->may(kMayBeOff), "%s: %s", row->name, message.c_str());
  }
}

// The row says nothing but that it has no effect, once.
static void expectToldOnce(Loader& loader, const Directive& row) {
  if (row.may(kRefused)) return;
  // One of these is a value for each of them.
  std::string said = "?";
  for (const char* value : {"on", "4", "4 4", "4 4 4"}) {
    std::string text = nameOf(row) + " " + value + ";";
    if (!loader.load(inContext(text, placeOf(row))).empty()) continue;
    said = loader.warnings() + loader.notes();
    break;
  }
  std::string start = "t:1: \"" + nameOf(row) + "\" ";
  cr_expect_eq(said.substr(0, start.size()), start, "%s: %s", row.name, said.c_str());
  cr_expect_eq(said.find('\n'), said.size() - 1, "%s: %s", row.name, said.c_str());
}

Test(allDirectives, whatHasNoEffectIsToldOnce) {
  Loader loader;
  for (const Directive& row : inertDirectives())
    expectToldOnce(loader, row);
  for (const Directive& row : proxyDirectives())
    expectToldOnce(loader, row);
}

static std::string suggested(const Slice& name, unsigned context = kServer) {
  return allDirectives().suggest(name, context);
}

Test(allDirectives, didYouMean) {
  cr_expect_eq(suggested("lissten"), "listen");
  cr_expect_eq(suggested("lsiten"), "listen");
  cr_expect_eq(suggested("Listen"), "listen");
  cr_expect_eq(suggested("server_nam"), "server_name");
  cr_expect_eq(suggested("servername"), "server_name example.test;");
  cr_expect_eq(suggested("client_max_body"), "client_max_body_size 10m;");
  cr_expect_eq(suggested("client_max"), "");
  cr_expect_eq(suggested("client_max_bodysize"), "client_max_body_size");
  cr_expect_eq(suggested("rot"), "root");
  cr_expect_eq(suggested("inlcude"), "include");
  cr_expect_eq(suggested("serverr", kHttp), "server");
  cr_expect_eq(suggested("proxy_pas", kLocation), "proxy_pass");
  cr_expect_eq(suggested("something_else"), "");
  cr_expect_eq(suggested(""), "");
  cr_expect_eq(suggested(std::string(5000, 'x')), "");
}

// A cache that has no effect, and a resolver, are worth one warning each.
Test(allDirectives, whatChangesNoResponseWarnsOnce) {
  Loader loader;
  cr_assert_eq(loader.load("http { resolver 127.0.0.1 valid=5s; resolver_timeout 5s; "
                           "proxy_cache_path /tmp/c keys_zone=c:1m; fastcgi_cache c; server { "
                           "listen 80; proxy_cache c; proxy_cache_valid 200 1m; "
                           "location / { proxy_cache off; proxy_ssl_verify off; } } }"),
               "");
  cr_expect_eq(loader.warnings(),
               "t:1: \"resolver\" has no effect here: names are resolved when the configuration is "
               "loaded\n"
               "t:1: \"proxy_cache_path\" has no effect here: \"proxy_cache\" and its kin cache "
               "nothing\n"
               "t:1: \"fastcgi_cache\" has no effect here: \"fastcgi_cache\" and its kin cache "
               "nothing\n");
  cr_expect(loader.notes().find("an upstream over TLS is not supported") != std::string::npos);
  cr_expect_eq(loader.load("http { server { proxy_store on; } }"),
               "t:1: \"proxy_store\" is not supported: save files by a script, or use a caching "
               "server in front of this one");
}
