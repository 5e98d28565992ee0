// The text of a configuration file. It has no settings.
#include <arpa/inet.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "base/Numbers.hpp"
#include "config/Lexer.hpp"
#include "directives/ConfigLoader.hpp"
#include "fuzz/Target.hpp"

namespace {

struct Token {
  Lexer::Kind kind;
  std::string word;
};

typedef std::vector<Token> Tokens;

// A directory for the tested file, and for another file that it may include.
class Directory {
 public:
  Directory() {
    const char* temporary = getenv("TMPDIR");
    path_ = std::string(temporary ? temporary : "/tmp") + "/webserv-fuzz-XXXXXX";
    if (!mkdtemp(&path_[0])) throw std::runtime_error("mkdtemp");
    write("mime.types", "types { text/html html; }\n");
  }
  ~Directory() {
    unlink((path_ + "/t").c_str());
    unlink((path_ + "/mime.types").c_str());
    rmdir(path_.c_str());
  }
  const std::string& path() const { return path_; }
  void write(const char* name, const Slice& text) const {
    std::ofstream file((path_ + "/" + name).c_str(), std::ios::binary);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
  }

 private:
  std::string path_;
};

}  // namespace

static Tokens readTokens(const Slice& text) {
  Tokens tokens;
  Lexer lexer(text);
  int line = 1;
  do {
    Token token = {lexer.next(), ""};
    if (token.kind == Lexer::kWord) token.word = lexer.word();
    require(lexer.line() >= line, "line numbers do not decrease");
    line = lexer.line();
    tokens.push_back(token);
    require(tokens.size() <= text.size() + 1, "every token has a byte");
  } while (tokens.back().kind != Lexer::kEnd && tokens.back().kind != Lexer::kBad);
  require(line <= 1 + std::count(text.begin(), text.end(), '\n'),
          "the line number lies within the text");
  return tokens;
}

// Returns true if this address would be looked up at a name server.
static bool isName(const std::string& text) {
  if (text[0] == '[') return text.back() != ']' && text.find("]:") == std::string::npos;
  in_addr ignored;
  off_t port;
  std::string host = text.substr(0, text.rfind(':'));
  bool isNumber = host.find_first_not_of("0123456789.") == std::string::npos &&
                  inet_aton(host.c_str(), &ignored) != 0;
  return !isNumber && host != "*" && !parseDecimal(text, port);
}

// Returns true if the text uses anything outside the directory of its file.
static bool leavesDirectory(const Tokens& tokens) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const std::string& name = tokens[i - 1].word;
    const std::string& word = tokens[i].word;
    if (name == "listen" && isName(word)) return true;
    bool isPath = name == "include" || name == "upload_store";
    if (isPath && word.find('/') != std::string::npos) return true;
  }
  return false;
}

// Returns the same tokens, quoted, one per line.
static std::string rewritten(const Tokens& tokens) {
  std::string text;
  for (const Token& token : tokens) {
    if (token.kind == Lexer::kSemicolon) text += ";\n";
    if (token.kind == Lexer::kOpen) text += "{\n";
    if (token.kind == Lexer::kClose) text += "}\n";
    if (token.kind != Lexer::kWord) continue;
    text += '"';
    for (char c : token.word)
      text += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    text += "\" ";
  }
  return text;
}

static void checkRewritten(const Tokens& tokens) {
  if (tokens.back().kind != Lexer::kEnd) return;
  for (const Token& token : tokens)
    if (token.word.size() > Lexer::kMaxWord / 2) return;
  Tokens again = readTokens(rewritten(tokens));
  require(again.size() == tokens.size(), "quoting keeps the number of tokens");
  for (std::size_t i = 0; i < tokens.size(); ++i)
    require(again[i].kind == tokens[i].kind && again[i].word == tokens[i].word,
            "quoting keeps the tokens");
}

static void checkLocation(const Location& location) {
  const Scope& scope = location.scope;
  require(scope.response.types && !scope.files.index.empty() && !scope.logs.error.empty(),
          "a setting with a default has a value");
  for (const AddHeader& header : scope.response.addHeaders)
    for (const Template::Part& part : header.value.parts())
      require(part.text.find_first_of("\r\n") == std::string::npos, "a field has no line end");
  for (const AccessLogRule& log : scope.logs.access)
    require(log.format, "a log has a format");
  for (const RewriteStep& step : location.rewrites.steps)
    require(step.kind != RewriteStep::kReturn || (step.status >= 200 && step.status <= 999),
            "a status has three digits");
  for (const Location* inner : location.locations)
    checkLocation(*inner);
}

static void checkBuilt(const Config& config) {
  require(!config.servers.empty() || !config.warnings.empty(),
          "a configuration has a server or a warning");
  for (const VirtualServer* server : config.servers) {
    require(!server->listens.empty() && !server->names.empty(),
            "a server has an address and a name");
    require(server->headLimits.maxLine > 0, "the limit for a line is positive");
    checkLocation(server->level);
  }
}

// Checks "FILE:LINE: ", or "FILE: " if the message concerns no line.
static void checkPlace(const std::string& message, const std::string& directory, off_t lines) {
  Slice text(message);
  bool isIncluded = text.startsWith(directory + "/mime.types");
  require(isIncluded || text.startsWith(directory + "/t"), "a message begins with its file");
  text = text.from(directory.size() + (isIncluded ? 11 : 2));
  off_t line = 1;
  std::size_t size = text.from(1).find(':');
  require(text.startsWith(": ") || (size != Slice::npos && parseDecimal(text.sub(1, size), line)),
          "a message has a line number");
  require(line >= 1 && line <= (isIncluded ? 2 : lines), "the line of a message exists");
}

void checkConfiguration(const Slice& input) {
  static const Directory directory;
  HeapCopy text(input);
  Tokens tokens = readTokens(text.slice());
  checkRewritten(tokens);
  if (leavesDirectory(tokens)) return;

  directory.write("t", input);
  ConfigOptions options;
  options.prefix = directory.path();
  options.file = "t";
  Config config;
  Status status = loadConfig(options, config);
  off_t lines = 1 + std::count(input.begin(), input.end(), '\n');
  bool isText = input.find('\0') == Slice::npos;
  if (status.isOk())
    checkBuilt(config);
  else if (isText)
    checkPlace(status.message(), directory.path(), lines);
  require(isText || !status.isOk(), "a configuration with a NUL is refused");
  for (const std::string& warning : config.warnings)
    checkPlace(warning, directory.path(), lines);
  for (const std::string& note : config.notes)
    checkPlace(note, directory.path(), lines);
}
