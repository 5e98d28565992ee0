#include "config/Parser.hpp"

#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>

#include "support/TempDir.hpp"

static std::string tree(const Statement& statement) {
  std::string out;
  for (const Statement* child : statement.children) {
    for (const std::string& word : child->words)
      out += word + " ";
    out += "@" + std::to_string(child->position.line);
    if (child->isBlock) out += "{" + tree(*child) + "}";
    out += ";";
  }
  return out;
}

// The file "t" as a tree, or "!" and the message.
static std::string parsed(const TempDir& dir) {
  std::vector<Config::Source> sources;
  Statement root;
  Status status = Parser(sources).parseFile(dir.path("t"), root);
  if (status.isOk()) return tree(root);
  std::string text = "!" + status.message();
  std::string directory = dir.path("");
  for (std::size_t at = text.find(directory); at != std::string::npos; at = text.find(directory))
    text.erase(at, directory.size());
  return text;
}

static std::string parsed(const std::string& text) {
  TempDir dir;
  dir.write("t", text);
  return parsed(dir);
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
  TempDir dir;
  dir.write("t", "a; include one; b { include sub/*.conf; } include none/*;");
  dir.write("one", "x y;\nz;");
  dir.write("sub/b.conf", "second;");
  dir.write("sub/a.conf", "first;");
  dir.write("sub/c.txt", "never;");
  cr_expect_eq(parsed(dir), "a @1;x y @1;z @2;b @1{first @1;second @1;};");
}

Test(parser, includesStartFromTheMainFilesDirectory) {
  TempDir dir;
  dir.write("t", "include sub/one;");
  dir.write("sub/one", "include sub/two;");
  dir.write("sub/two", "two;");
  cr_expect_eq(parsed(dir), "two @1;");
}

Test(parser, anAbsoluteInclude) {
  TempDir dir;
  dir.write("t", "include " + dir.path("o?e") + ";");
  dir.write("one", "a;");
  cr_expect_eq(parsed(dir), "a @1;");
}

Test(parser, wrongIncludes) {
  TempDir dir;
  dir.write("t", "a;\ninclude;");
  cr_expect_eq(parsed(dir), "!t:2: invalid number of arguments in \"include\" directive");
  dir.write("t", "\n\ninclude none;");
  cr_expect_eq(parsed(dir), "!t:3: cannot read \"none\": No such file or directory");
  dir.write("sub/x", "a;");
  dir.write("t", "include sub;");
  cr_expect_eq(parsed(dir), "!t:1: cannot read \"sub\": it is a directory");
  dir.write("t", "include s*;");
  cr_expect_eq(parsed(dir), "!t:1: cannot read \"sub\": it is a directory");
  dir.write("one", "a\n;\n}");
  dir.write("t", "b { include one; }");
  cr_expect_eq(parsed(dir), "!one:3: unexpected \"}\"");
  dir.write("one", "a {");
  cr_expect_eq(parsed(dir), "!one:1: unexpected end of file, expecting \"}\"");
}

Test(parser, recursionIsDetected) {
  TempDir dir;
  dir.write("t", "a;\ninclude t;");
  cr_expect_eq(parsed(dir), "!t:2: cannot read \"t\": it includes itself");
  dir.write("t", "include one;");
  dir.write("one", "\ninclude two;");
  dir.write("two", "include ./one;");
  cr_expect_eq(parsed(dir), "!two:1: cannot read \"./one\": it includes itself");
  dir.write("one", "a;");
  dir.write("t", "include one; include one;");
  cr_expect_eq(parsed(dir), "a @1;a @1;");
}

Test(parser, depthIsBounded) {
  TempDir dir;
  for (int i = 0; i < 40; ++i)
    dir.write("f" + std::to_string(i), "include f" + std::to_string(i + 1) + ";");
  dir.write("t", "include f0;");
  cr_expect_eq(parsed(dir), "!f30:1: cannot read \"f31\": too many files include one another");
  std::string blocks;
  for (int i = 0; i < 100000; ++i)
    blocks += "a {\n";
  cr_expect_eq(parsed(blocks), "!t:65: too many blocks inside one another");
}

Test(parser, whatCannotBeRead) {
  TempDir dir;
  cr_expect_eq(parsed(dir), "!cannot read \"t\": No such file or directory");
  dir.write("t/x", "");
  cr_expect_eq(parsed(dir), "!cannot read \"t\": it is a directory");
  rmdir(dir.path("t").c_str());
  unlink(dir.path("t/x").c_str());
  rmdir(dir.path("t").c_str());
  cr_assert_eq(mkfifo(dir.path("t").c_str(), 0600), 0);
  cr_expect_eq(parsed(dir), "!cannot read \"t\": it is not a regular file");
  unlink(dir.path("t").c_str());
  cr_assert_eq(symlink("t", dir.path("t").c_str()), 0);
  cr_expect_eq(parsed(dir), "!cannot read \"t\": Too many levels of symbolic links");
  unlink(dir.path("t").c_str());
  dir.write("t", "a;");
  chmod(dir.path("t").c_str(), 0);
  if (access(dir.path("t").c_str(), R_OK) != 0)
    cr_expect_eq(parsed(dir), "!cannot read \"t\": Permission denied");
}

Test(parser, aFileIsText) {
  cr_expect_eq(parsed(std::string("a;\nb\0;", 6)),
               "!cannot read \"t\": it is not a text file, there is a NUL byte on line 2");
  cr_expect_eq(parsed("\xEF\xBB\xBF"
                      "a;\r\nb;\r\n"),
               "a @1;b @2;");
}

Test(parser, sizeIsBounded) {
  TempDir dir;
  dir.write("t", "a;");
  cr_assert_eq(truncate(dir.path("t").c_str(), 100 << 20), 0);
  auto start = std::chrono::steady_clock::now();
  cr_expect_eq(parsed(dir), "!cannot read \"t\": a configuration has at most 16 MiB in all");
  auto spent = std::chrono::steady_clock::now() - start;
  cr_expect(spent < std::chrono::milliseconds(20), "a file this large is not read");
  dir.write("t", "include big;\ninclude ./big;");
  dir.write("big", "#" + std::string(9 << 20, 'x'));
  cr_expect_eq(parsed(dir),
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
  TempDir dir;
  // Each doubles what the one before it reads: 2^20 files, were there no bound.
  for (int i = 0; i < 20; ++i) {
    std::string next = "include f" + std::to_string(i + 1) + ";";
    dir.write("f" + std::to_string(i), next + next);
  }
  dir.write("f20", "");
  dir.write("t", "include f0;");
  std::string result = parsed(dir);
  cr_expect(result.find("too many files are included") != std::string::npos, "%s", result.c_str());
}

Test(parser, sourcesAreKeptOnce) {
  TempDir dir;
  dir.write("t", "include one; include one;");
  dir.write("one", "a;\n");
  std::vector<Config::Source> sources;
  Statement root;
  cr_assert(Parser(sources).parseFile(dir.path("t"), root).isOk());
  cr_assert_eq(sources.size(), 2u);
  cr_expect_eq(sources[0].path, dir.path("t"));
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
