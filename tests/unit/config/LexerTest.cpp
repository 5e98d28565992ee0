#include "config/Lexer.hpp"

#include <criterion/criterion.h>

#include <random>

// Each token on its own: a word in brackets, punctuation, "!" and the error, with ":line" before
// each token that is not on the first line.
static std::string tokens(const std::string& text) {
  Lexer lexer(text);
  std::string out;
  for (;;) {
    Lexer::Kind kind = lexer.next();
    if (lexer.line() != 1 && kind != Lexer::kEnd) out += ":" + std::to_string(lexer.line());
    switch (kind) {
      case Lexer::kWord:
        out += "[" + lexer.word() + "]";
        break;
      case Lexer::kSemicolon:
        out += ";";
        break;
      case Lexer::kOpen:
        out += "{";
        break;
      case Lexer::kClose:
        out += "}";
        break;
      case Lexer::kBad:
        return out + "!" + lexer.error();
      case Lexer::kEnd:
        return out;
    }
  }
}

static void expectTokens(const std::string& text, const std::string& expected) {
  cr_expect_eq(tokens(text), expected, "%s gives %s", text.c_str(), tokens(text).c_str());
}

static const char kTruncated[] = "!unexpected end of file, expecting \";\" or \"}\"";

Test(lexer, wordsAndPunctuation) {
  expectTokens("", "");
  expectTokens(" \t\r\n", "");
  expectTokens("a", "[a]");
  expectTokens("listen 80;", "[listen][80];");
  expectTokens("a{b;}", "[a]{[b];}");
  expectTokens("a b\tc\nd;", "[a][b][c]:2[d]:2;");
  expectTokens(";;{}{", ";;{}{");
  expectTokens("a};", "[a}];");
  expectTokens("a }", "[a]}");
}

Test(lexer, linesAreCounted) {
  expectTokens("a\r\n\r\nb;\nc", "[a]:3[b]:3;:4[c]");
  expectTokens("'a\nb' c\n;", "[a\nb]:2[c]:3;");
  expectTokens("a\\\nb c", "[a\\\nb]:2[c]");
  expectTokens("#\n#\na", ":3[a]");
}

Test(lexer, quotes) {
  expectTokens("\"a b;{}#'\" 'c \"d'", "[a b;{}#'][c \"d]");
  expectTokens("\"\"", "[]");
  expectTokens("\"a\";", "[a];");
  expectTokens("\"a\"{", "[a]{");
  expectTokens("\"a\")", "[a][)]");
  expectTokens("\"a\")b", "[a][)b]");
  expectTokens("a\"b'c", "[a\"b'c]");
  expectTokens("\"a\"b", "[a]!unexpected \"b\"");
  expectTokens("\"a\"\"b\"", "[a]!unexpected \"\"\"");
  expectTokens("'a'}", "[a]!unexpected \"}\"");
  expectTokens("'a'#", "[a]!unexpected \"#\"");
  expectTokens("\"a", kTruncated);
  expectTokens("'a\"", kTruncated);
  expectTokens("\"a\\\"", kTruncated);
  expectTokens("\"\\", kTruncated);
}

Test(lexer, escapes) {
  expectTokens("\\\"a\\' b", "[\"a'][b]");
  expectTokens("\"\\\"\\'\\\\\"", "[\"'\\]");
  expectTokens("'\\t\\r\\n'", "[\t\r\n]");
  expectTokens("a\\;b\\{c\\ d", "[a\\;b\\{c\\ d]");
  expectTokens("\\.php$ \\d", "[\\.php$][\\d]");
  expectTokens("a\\\\b", "[a\\b]");
  expectTokens("a\\", "[a\\]");
  expectTokens("\\", "[\\]");
}

Test(lexer, comments) {
  expectTokens("# a; {\nb", ":2[b]");
  expectTokens("a # b \" '\nc;", "[a]:2[c]:2;");
  expectTokens("a#b", "[a#b]");
  expectTokens("a;#b", "[a];");
  expectTokens("# \\\nb", ":2[b]");
  expectTokens("#", "");
}

Test(lexer, aBraceAfterADollarBelongsToTheWord) {
  expectTokens("${uri}/x;", "[${uri}/x];");
  expectTokens("a${b}c{", "[a${b}c]{");
  expectTokens("a$ {", "[a$]{");
  expectTokens("$uri{", "[$uri]{");
  expectTokens("${{a", "[${{a]");
}

Test(lexer, aByteOrderMarkIsSkipped) {
  expectTokens("\xEF\xBB\xBFlisten", "[listen]");
  expectTokens("a \xEF\xBB\xBF", "[a][\xEF\xBB\xBF]");
}

Test(lexer, aWordHasAnEnd) {
  std::string most(Lexer::kMaxWord, 'x');
  expectTokens(most + ";", "[" + most + "];");
  expectTokens("'" + most + "'", "[" + most + "]");
  expectTokens("a\n" + most + "x", "[a]:2!too long parameter \"xxxxxxxxxx...\" started");
  expectTokens("'" + most + "x'",
               "!too long parameter, probably missing terminating \"'\" character");
  expectTokens("\n\"" + most + "\n\n\n\n;",
               ":2!too long parameter, probably missing terminating \"\"\" character");
}

Test(lexer, cutAnywhereItGivesTheSameTokensBefore) {
  std::string text =
      "\xEF\xBB\xBFuser a;\r\nhttp { # c\n log_format m '$a \\' b' \"c\\n\" ${d}e;\n}\n";
  std::string whole = tokens(text);
  for (std::size_t size = 0; size <= text.size(); ++size) {
    std::string cut = tokens(text.substr(0, size));
    std::size_t same = 0;
    while (same < cut.size() && cut[same] == whole[same])
      ++same;
    // What differs is the last word, which was cut, or the quote that has no end.
    std::string rest = cut.substr(same);
    cr_expect(rest.empty() || rest.find(']') == rest.size() - 1 || rest[0] == '!' || rest[0] == '[',
              "%zu: %s", size, cut.c_str());
  }
}

Test(lexer, anyBytesEnd) {
  std::mt19937 random(7);
  static const char kTelling[] = "\"'\\ \t\r\n;{}#$()ab";
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (std::size_t size = random() % 40; size > 0; --size)
      text += random() % 8 == 0 ? static_cast<char>(random())
                                : kTelling[random() % (sizeof kTelling - 1)];
    Lexer lexer(text);
    std::size_t count = 0;
    for (Lexer::Kind kind = lexer.next(); kind != Lexer::kEnd && kind != Lexer::kBad;
         kind = lexer.next())
      cr_assert(++count <= text.size());
  }
}
