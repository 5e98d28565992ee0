// Whole files: Debian's, ours, very long ones, and nonsense.
#include <criterion/criterion.h>
#include <dirent.h>

#include <ctime>
#include <fstream>
#include <random>
#include <sstream>

#include "directives/ConfigLoader.hpp"
#include "directives/Loader.hpp"

static Status loadAt(const std::string& file, Config& config) {
  ConfigOptions options;
  options.file = file;
  return loadConfig(options, config);
}

Test(wholeFiles, debiansStockConfiguration) {
  Config config;
  Status status = loadAt("tests/unit/directives/fixtures/debian/nginx.conf", config);
  cr_assert(status.isOk(), "%s", status.message().c_str());
  cr_assert_eq(config.servers.size(), 1u);
  const VirtualServer& server = *config.servers[0];
  cr_expect_eq(server.listens.size(), 2u);
  cr_expect(server.listens[0].isDefault && server.listens[1].isDefault);
  cr_expect_eq(server.names[0], "_");
  cr_expect_eq(server.level.scope.paths.root.text(), "/var/www/html");
  cr_expect_eq(server.level.scope.files.index.size(), 3u);
  cr_expect_eq(server.level.scope.response.defaultType, "application/octet-stream");
  cr_expect(server.level.scope.response.types->find("a.jardiff") ==
            Slice("application/x-java-archive-diff"));
  cr_expect(server.level.scope.response.types->find("a.mjs").empty());
  cr_expect_eq(server.level.scope.logs.access[0].path, "/var/log/nginx/access.log");
  cr_expect_eq(config.pidFile, "/run/nginx.pid");
  cr_expect_eq(config.workerConnections, 768);
  cr_expect_eq(config.sources.size(), 4u);
  cr_expect_eq(config.warnings.size(), 3u);
  for (std::size_t i = 0; i < config.warnings.size(); ++i)
    cr_expect(config.warnings[i].find("is not supported, ignored") != std::string::npos);
}

Test(wholeFiles, ourConfigurationsLoadWithoutAWarning) {
  int files = 0;
  DIR* directory = opendir("conf");
  cr_assert_neq(directory, nullptr);
  while (dirent* entry = readdir(directory)) {
    std::string name = entry->d_name;
    if (name.size() < 5 || name.substr(name.size() - 5) != ".conf") continue;
    Config config;
    Status status = loadAt("conf/" + name, config);
    cr_expect(status.isOk(), "%s: %s", name.c_str(), status.message().c_str());
    cr_expect_eq(config.warnings.size(), 0u, "%s: %s", name.c_str(),
                 config.warnings.empty() ? "" : config.warnings[0].c_str());
    ++files;
  }
  closedir(directory);
  cr_expect_geq(files, 9);
}

// The last type of each extension that is written in a file of types.
static void expectBuiltIn(const MimeTypes& builtIn, const std::string& text) {
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    std::size_t end = line.find(';');
    if (end == std::string::npos || line[0] == '#') continue;
    std::istringstream words(line.substr(0, end));
    std::string type, extension;
    words >> type;
    while (words >> extension)
      cr_expect(builtIn.find("x." + extension) == Slice(type), "%s", extension.c_str());
  }
}

Test(wholeFiles, mimeTypesAreTheOnesBuiltIn) {
  Loader loader;
  std::ifstream file("conf/mime.types");
  std::ostringstream text;
  text << file.rdbuf();
  loader.write("mime.types", text.str());
  cr_assert_eq(loader.load("server { } include mime.types;"), "");
  cr_expect_eq(loader.warnings(), "");
  MimeTypes builtIn;
  MimeTypes::fillBuiltIn(builtIn);
  expectBuiltIn(builtIn, text.str());
}

Test(wholeFiles, relativePathsAreKeptInMessages) {
  Config config;
  Status status = loadAt("tests/unit/directives/../directives/fixtures/none.conf", config);
  cr_expect_eq(
      status.message(),
      "cannot read \"tests/unit/directives/../directives/fixtures/none.conf\": No such file or "
      "directory");
  cr_expect(config.prefix.size() > 1 && config.prefix[0] == '/');
  cr_expect_eq(config.prefix[config.prefix.size() - 1], '/');
}

Test(wholeFiles, everyFaultInTheFileIsTold) {
  Loader loader;
  cr_expect_eq(loader.load("server {\n lissten 80;\n root a b;\n"),
               "t:2: unknown directive \"lissten\", did you mean \"listen\"?\n"
               "t:3: invalid number of arguments in \"root\" directive");
  cr_expect_eq(loader.load("server {\n foo {\n bar\n"), "t:2: unknown directive \"foo\"");
  cr_expect_eq(loader.load("server {\n location / {\n  foo;\n }\n bar;\n}"),
               "t:3: unknown directive \"foo\"\nt:5: unknown directive \"bar\"");
  cr_expect_eq(loader.load("server {\n listen 80\n}"), "t:3: unexpected \"}\"");
  cr_expect_eq(loader.load("server {\n listen 80\n location / {\n }\n}"),
               "t:2: directive \"listen\" is not terminated by \";\"");
}

// Of the processor, which what else runs on the machine does not change; the least of three.
static double secondsToLoad(const std::string& text) {
  std::clock_t least = 0;
  for (int i = 0; i < 3; ++i) {
    Loader loader;
    std::clock_t start = std::clock();
    std::string message = loader.load(text);
    std::clock_t spent = std::clock() - start;
    cr_assert_eq(message, "", "%s", message.c_str());
    if (i == 0 || spent < least) least = spent;
  }
  return static_cast<double>(least) / CLOCKS_PER_SEC;
}

static std::string repeated(int count, const std::string& before, const std::string& after) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += before + std::to_string(i) + after;
  return text;
}

// Ten times the directives cost less than thirty times as much.
static void expectLinear(const char* what, std::string (*make)(int count)) {
  double few = secondsToLoad(make(2000));
  double many = secondsToLoad(make(20000));
  cr_expect(many < 0.1 || many < 30 * few, "%s: %f s, then %f s", what, few, many);
}

Test(wholeFiles, loadingIsNotQuadratic) {
  expectLinear("locations", [](int n) {
    return "server { " + repeated(n, "location /l", " { root a; index b; }\n") + "}";
  });
  expectLinear("servers", [](int n) { return repeated(n, "server { server_name s", "; }\n"); });
  expectLinear("names",
               [](int n) { return "server { server_name " + repeated(n, " s", "") + "; }"; });
  expectLinear("lists",
               [](int n) { return "server { " + repeated(n, "add_header a", " b;\n") + "}"; });
  expectLinear("listens", [](int n) { return repeated(n, "server { listen 127.1.1.1:", "; }\n"); });
  expectLinear("types",
               [](int n) { return "server { types { " + repeated(n, "a/b x", ";\n") + "} }"; });
  expectLinear("inherited lists", [](int n) {
    return "server { " + repeated(n, "add_header a", " b; access_log a; allow all;\n") +
           repeated(n, "location /l", " { }\n") + "}";
  });
  expectLinear("log formats", [](int n) {
    return "server { access_log a f0; } " + repeated(n, "log_format f", " x;\n");
  });
  expectLinear("error pages", [](int n) {
    return "server { " + repeated(n, "error_page 404 500 /e", ";\n") + "}";
  });
  expectLinear("warnings", [](int n) {
    return "server { listen 80; server_name a b; } " +
           repeated(n, "server { listen 80; server_name a c", "; }\n");
  });
}

Test(wholeFiles, aLongFileOfTypes) {
  std::string lines;
  for (int i = 100000; i > 0; --i)
    lines += "a/b x" + std::to_string(i) + ";\n";
  double spent = secondsToLoad("server { types { " + lines + "} }");
  cr_expect_lt(spent, 2, "%f s", spent);
}

// Words that a parser knows how to do something with.
static std::string randomText(std::mt19937& random) {
  static const char* const kPieces[] = {"server",
                                        "{",
                                        "}",
                                        ";",
                                        " ",
                                        "\n",
                                        "\"",
                                        "'",
                                        "\\",
                                        "#",
                                        "location",
                                        "/a",
                                        "listen",
                                        "80",
                                        "root",
                                        "$uri",
                                        "${",
                                        "include",
                                        "t",
                                        "http",
                                        "events",
                                        "types",
                                        "error_page",
                                        "404",
                                        "=",
                                        "return",
                                        "200",
                                        "index",
                                        "alias",
                                        "@n",
                                        "limit_except",
                                        "GET",
                                        "allow",
                                        "10.0.0.1/8",
                                        "log_format",
                                        "access_log",
                                        "off",
                                        "expires",
                                        "-1h",
                                        "cgi",
                                        ".py",
                                        "methods=",
                                        "server_name",
                                        "*.a",
                                        "~",
                                        "keepalive_timeout",
                                        "1h30m",
                                        "\xEF\xBB\xBF"};
  std::string text;
  for (int i = random() % 60; i > 0; --i) {
    text += kPieces[random() % (sizeof kPieces / sizeof kPieces[0])];
    if (random() % 3 != 0) text += ' ';
    if (random() % 30 == 0) text += static_cast<char>(random());
  }
  return text;
}

Test(wholeFiles, nonsenseIsRefusedInASentence) {
  std::mt19937 random(11);
  Loader loader;
  for (int i = 0; i < 3000; ++i) {
    std::string text = randomText(random);
    if (i % 3 == 0) text = "server { " + text + " }";
    if (i % 5 == 0) text = "server { location /a { " + text + " } }";
    std::string message = loader.load(text);
    cr_expect(message.empty() || message.size() > 10, "%s: %s", text.c_str(), message.c_str());
  }
}

Test(wholeFiles, everyPrefixOfARealFileIsDealtWith) {
  Loader loader;
  std::string text =
      "user a; # x\nhttp {\n log_format m '$uri';\n server {\n  listen 127.0.0.1:80 backlog=3;\n"
      "  server_name a *.b;\n  location ^~ /a/ { alias \"b c\"; error_page 404 =200 /x; }\n"
      "  types { a/b c d; }\n  return 301 https://$host$request_uri;\n }\n}\n";
  for (std::size_t size = 0; size < text.size() - 1; ++size)
    cr_expect_neq(loader.load(text.substr(0, size)), "", "%zu", size);
  cr_expect_eq(loader.load(text), "");
}
