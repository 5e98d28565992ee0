#include "config/Parser.hpp"

#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>

#include "config/Loader.hpp"

static std::string tree(const Statement& statement) {
  std::string out;
  for (const Statement* child : statement.children) {
    for (const std::string& word : child->words)
      out += word + " ";
    out += "@" + std::to_string(child->place.line);
    if (child->isBlock) out += "{" + tree(*child) + "}";
    out += ";";
  }
  return out;
}

// The file "t" as a tree, or "!" and the message.
static std::string parsed(const Loader& loader) {
  std::vector<Config::Source> sources;
  Statement root;
  Status status = Parser(sources).parseFile(loader.path("t"), root);
  if (status.isOk()) return tree(root);
  std::string text = "!" + status.message();
  std::string directory = loader.path("");
  for (std::size_t at = text.find(directory); at != std::string::npos; at = text.find(directory))
    text.erase(at, directory.size());
  return text;
}

static std::string parsed(const std::string& text) {
  Loader loader;
  loader.write("t", text);
  return parsed(loader);
}

Test(parser, aTreeOfStatements) {
  cr_expect_eq(parsed(""), "");
  cr_expect_eq(parsed("a;"), "a @1;");
  cr_expect_eq(parsed("a b\n'c d';\ne { f; g { } }\n"), "a b c d @1;e @3{f @3;g @3{};};");
  cr_expect_eq(parsed("\"a\" \"\";"), "a  @1;");
}

Test(parser, errorsAsNginxWordsThem) {
  cr_expect_eq(parsed("a"), "!t:1: unexpected end of file, expecting \";\" or \"}\"");
  cr_expect_eq(parsed("a {\n"), "!t:2: unexpected end of file, expecting \"}\"");
  cr_expect_eq(parsed("a { b"), "!t:1: unexpected end of file, expecting \";\" or \"}\"");
  cr_expect_eq(parsed("\n}"), "!t:2: unexpected \"}\"");
  cr_expect_eq(parsed("a { } }"), "!t:1: unexpected \"}\"");
  cr_expect_eq(parsed("a }"), "!t:1: unexpected \"}\"");
  cr_expect_eq(parsed("a;;"), "!t:1: unexpected \";\"");
  cr_expect_eq(parsed("{ }"), "!t:1: unexpected \"{\"");
  cr_expect_eq(parsed("a\n'b'c;"), "!t:2: unexpected \"c\"");
}

Test(parser, truncatedAnywhereItIsAnErrorOrAWholeTree) {
  std::string text = "a 'b\\'' {\n c \"d\";\n e ${f}; # g\n}\nh;";
  for (std::size_t size = 0; size < text.size(); ++size) {
    std::string result = parsed(text.substr(0, size));
    bool isWhole = size == 0 || text.substr(0, size + 1).find("}\n") != std::string::npos;
    bool endsInWord = text[size - (size ? 1 : 0)] == 'h';
    cr_expect((result[0] == '!') == (!isWhole || endsInWord), "%zu: %s", size, result.c_str());
  }
}

Test(parser, includes) {
  Loader loader;
  loader.write("t", "a; include one; b { include sub/*.conf; } include none/*;");
  loader.write("one", "x y;\nz;");
  loader.write("sub/b.conf", "second;");
  loader.write("sub/a.conf", "first;");
  loader.write("sub/c.txt", "never;");
  cr_expect_eq(parsed(loader), "a @1;x y @1;z @2;b @1{first @1;second @1;};");
}

Test(parser, includesStartFromTheMainFilesDirectory) {
  Loader loader;
  loader.write("t", "include sub/one;");
  loader.write("sub/one", "include sub/two;");
  loader.write("sub/two", "two;");
  cr_expect_eq(parsed(loader), "two @1;");
}

Test(parser, anAbsoluteInclude) {
  Loader loader;
  loader.write("t", "include " + loader.path("o?e") + ";");
  loader.write("one", "a;");
  cr_expect_eq(parsed(loader), "a @1;");
}

Test(parser, wrongIncludes) {
  Loader loader;
  loader.write("t", "a;\ninclude;");
  cr_expect_eq(parsed(loader), "!t:2: invalid number of arguments in \"include\" directive");
  loader.write("t", "\n\ninclude none;");
  cr_expect_eq(parsed(loader), "!t:3: cannot read \"none\": No such file or directory");
  loader.write("sub/x", "a;");
  loader.write("t", "include sub;");
  cr_expect_eq(parsed(loader), "!t:1: cannot read \"sub\": it is a directory");
  loader.write("t", "include s*;");
  cr_expect_eq(parsed(loader), "!t:1: cannot read \"sub\": it is a directory");
  loader.write("one", "a\n;\n}");
  loader.write("t", "b { include one; }");
  cr_expect_eq(parsed(loader), "!one:3: unexpected \"}\"");
  loader.write("one", "a {");
  cr_expect_eq(parsed(loader), "!one:1: unexpected end of file, expecting \"}\"");
}

Test(parser, recursionIsDetected) {
  Loader loader;
  loader.write("t", "a;\ninclude t;");
  cr_expect_eq(parsed(loader), "!t:2: cannot read \"t\": it includes itself");
  loader.write("t", "include one;");
  loader.write("one", "\ninclude two;");
  loader.write("two", "include ./one;");
  cr_expect_eq(parsed(loader), "!two:1: cannot read \"./one\": it includes itself");
  loader.write("one", "a;");
  loader.write("t", "include one; include one;");
  cr_expect_eq(parsed(loader), "a @1;a @1;");
}

Test(parser, depthIsBounded) {
  Loader loader;
  for (int i = 0; i < 40; ++i)
    loader.write("f" + std::to_string(i), "include f" + std::to_string(i + 1) + ";");
  loader.write("t", "include f0;");
  cr_expect_eq(parsed(loader), "!f30:1: cannot read \"f31\": too many files include one another");
  std::string blocks;
  for (int i = 0; i < 100000; ++i)
    blocks += "a {\n";
  cr_expect_eq(parsed(blocks), "!t:65: too many blocks inside one another");
}

Test(parser, whatCannotBeRead) {
  Loader loader;
  cr_expect_eq(parsed(loader), "!cannot read \"t\": No such file or directory");
  loader.write("t/x", "");
  cr_expect_eq(parsed(loader), "!cannot read \"t\": it is a directory");
  rmdir(loader.path("t").c_str());
  unlink(loader.path("t/x").c_str());
  rmdir(loader.path("t").c_str());
  cr_assert_eq(mkfifo(loader.path("t").c_str(), 0600), 0);
  cr_expect_eq(parsed(loader), "!cannot read \"t\": it is not a regular file");
  unlink(loader.path("t").c_str());
  cr_assert_eq(symlink("t", loader.path("t").c_str()), 0);
  cr_expect_eq(parsed(loader), "!cannot read \"t\": Too many levels of symbolic links");
  unlink(loader.path("t").c_str());
  loader.write("t", "a;");
  chmod(loader.path("t").c_str(), 0);
  if (access(loader.path("t").c_str(), R_OK) != 0)
    cr_expect_eq(parsed(loader), "!cannot read \"t\": Permission denied");
}

Test(parser, aFileIsText) {
  cr_expect_eq(parsed(std::string("a;\nb\0;", 6)),
               "!cannot read \"t\": it is not a text file, there is a NUL byte on line 2");
  cr_expect_eq(parsed("\xEF\xBB\xBF"
                      "a;\r\nb;\r\n"),
               "a @1;b @2;");
}

Test(parser, sizeIsBounded) {
  Loader loader;
  loader.write("t", "a;");
  cr_assert_eq(truncate(loader.path("t").c_str(), 100 << 20), 0);
  auto start = std::chrono::steady_clock::now();
  cr_expect_eq(parsed(loader), "!cannot read \"t\": a configuration has at most 16 MiB in all");
  auto spent = std::chrono::steady_clock::now() - start;
  cr_expect(spent < std::chrono::milliseconds(20), "a file this large is not read");
  loader.write("t", "include big;\ninclude ./big;");
  loader.write("big", "#" + std::string(9 << 20, 'x'));
  cr_expect_eq(parsed(loader),
               "!t:2: cannot read \"./big\": a configuration has at most 16 MiB in all");
}

Test(parser, wordsAreCounted) {
  std::string text;
  for (int i = 0; i < 250000; ++i)
    text += "a b;\n";
  cr_expect_neq(parsed(text)[0], '!');
  cr_expect_eq(parsed(text + "a;"), "!t:250001: a configuration has at most 500,000 words");
}

Test(parser, filesAreCounted) {
  Loader loader;
  // Each doubles what the one before it reads: 2^20 files, were there no bound.
  for (int i = 0; i < 20; ++i) {
    std::string next = "include f" + std::to_string(i + 1) + ";";
    loader.write("f" + std::to_string(i), next + next);
  }
  loader.write("f20", "");
  loader.write("t", "include f0;");
  std::string result = parsed(loader);
  cr_expect(result.find("too many files are included") != std::string::npos, "%s", result.c_str());
}

Test(parser, sourcesAreKeptOnce) {
  Loader loader;
  loader.write("t", "include one; include one;");
  loader.write("one", "a;\n");
  std::vector<Config::Source> sources;
  Statement root;
  cr_assert(Parser(sources).parseFile(loader.path("t"), root).isOk());
  cr_assert_eq(sources.size(), 2u);
  cr_expect_eq(sources[0].path, loader.path("t"));
  cr_expect_eq(sources[0].text, "include one; include one;");
  cr_expect_eq(sources[1].text, "a;\n");
}

static std::string parsedOption(const std::string& text) {
  std::vector<Config::Source> sources;
  Statement root;
  Status status = Parser(sources).parseCommandLine(text, root);
  return status.isOk() ? tree(root) : "!" + status.message();
}

Test(parser, directivesOfTheCommandLine) {
  cr_expect_eq(parsedOption(""), "");
  cr_expect_eq(parsedOption("a b; c;"), "a b @0;c @0;");
  cr_expect_eq(parsedOption("a"), "!command line: unexpected end of parameter, expecting \";\"");
  cr_expect_eq(parsedOption("a {}"),
               "!command line: block directives are not supported in -g option");
  cr_expect_eq(parsedOption("}"), "!command line: unexpected \"}\"");
}
