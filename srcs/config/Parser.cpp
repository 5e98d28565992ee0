#include "config/Parser.hpp"

#include "base/ScopedPtr.hpp"
#include "config/Paths.hpp"

Parser::Parser(std::vector<Config::Source>& sources)
    : sources_(sources), bytes_(0), files_(0), words_(0), depth_(0) {}

Status Parser::parseFile(const std::string& path, Statement& root) {
  ConfigFile file;
  directory_ = directoryOf(path);
  Status status = open(path, file);
  return status.isOk() ? parseOpened(path, file, root) : status;
}

Status Parser::parseText(const std::string& name, const std::string& text, Statement& root) {
  ConfigFile file;
  file.text = text;
  return parseOpened(name, file, root);
}

Status Parser::parseCommandLine(const std::string& text, Statement& root) {
  const std::string kName = "command line";
  Input in(text, kName, true);
  return parseBlock(in, root);
}

Status Parser::open(const std::string& path, ConfigFile& file) {
  if (++files_ > kMaxFiles) {
    return Status::error("cannot read \"" + path + "\": too many files are included");
  }
  Status status = ConfigFile::read(path, ConfigFile::kMaxTotal - bytes_, file);
  if (!status.isOk()) return status;
  bytes_ += file.text.size();
  return checkRecursion(path, file);
}

Status Parser::checkRecursion(const std::string& path, const ConfigFile& file) const {
  if (reading_.size() >= kMaxIncludes) {
    return Status::error("cannot read \"" + path + "\": too many files include one another");
  }
  for (std::size_t i = 0; i < reading_.size(); ++i) {
    if (reading_[i]->isSameFile(file)) {
      return Status::error("cannot read \"" + path + "\": it includes itself");
    }
  }
  return Status::ok();
}

Status Parser::parseOpened(const std::string& path, const ConfigFile& file, Statement& parent) {
  if (paths_.insert(path).second) {
    Config::Source source;
    source.path = path;
    source.text = file.text;
    sources_.push_back(source);
  }
  Input in(file.text, path, false);
  std::size_t outerDepth = depth_;
  depth_ = 0;
  reading_.push_back(&file);
  Status status = parseBlock(in, parent);
  reading_.pop_back();
  depth_ = outerDepth;
  return status;
}

Status Parser::parseBlock(Input& in, Statement& parent) {
  for (;;) {
    ScopedPtr<Statement> owned(new Statement);
    Statement& statement = *owned;
    Lexer::Kind end;
    Status status = parseWords(in, statement, end);
    if (!status.isOk()) return status;
    if (statement.words.empty()) return endBlock(in, end);

    if (statement.name() == "include" && end != Lexer::kOpen) {
      status = include(statement, parent);
    } else {
      parent.children.push_back(&statement);
      owned.release();
      if (end == Lexer::kOpen) status = enter(in, statement);
    }
    if (!status.isOk()) return status;
  }
}

// Reads a statement's words and the token that ends it. At the end of a block or file there are no
// words.
Status Parser::parseWords(Input& in, Statement& statement, Lexer::Kind& end) {
  for (;;) {
    end = in.lexer.next();
    bool hasWords = !statement.words.empty();
    switch (end) {
      case Lexer::kWord:
        if (++words_ > kMaxWords) return in.fail("a configuration has at most 500,000 words");
        if (!hasWords) statement.position = in.position();
        statement.words.push_back(in.lexer.word());
        break;
      case Lexer::kSemicolon:
      case Lexer::kOpen:
        if (hasWords) return Status::ok();
        return in.fail(end == Lexer::kOpen ? "unexpected \"{\"" : "unexpected \";\"");
      case Lexer::kClose:
        return hasWords ? in.fail("unexpected \"}\"") : Status::ok();
      case Lexer::kBad:
        return in.fail(in.lexer.error());
      case Lexer::kEnd:
        if (!hasWords) return Status::ok();
        return in.fail(in.isCommandLine ? "unexpected end of parameter, expecting \";\""
                                        : "unexpected end of file, expecting \";\" or \"}\"");
    }
  }
}

Status Parser::endBlock(const Input& in, Lexer::Kind end) const {
  if (end == Lexer::kClose && depth_ == 0) return in.fail("unexpected \"}\"");
  if (end == Lexer::kEnd && depth_ != 0) {
    return in.fail("unexpected end of file, expecting \"}\"");
  }
  return Status::ok();
}

Status Parser::enter(Input& in, Statement& statement) {
  if (in.isCommandLine) return in.fail("block directives are not supported in -g option");
  statement.isBlock = true;
  if (depth_ == kMaxBlocks) return in.fail("too many blocks inside one another");
  ++depth_;
  Status status = parseBlock(in, statement);
  --depth_;
  return status;
}

Status Parser::include(const Statement& statement, Statement& parent) {
  if (statement.count() != 1) {
    return statement.fail("invalid number of arguments in \"include\" directive");
  }
  std::string path = resolvePath(directory_, statement.arg(1));
  std::vector<std::string> paths(1, path);
  if (isMask(path)) paths = expandMask(path);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    ConfigFile file;
    Status status = open(paths[i], file);
    if (!status.isOk()) return statement.fail(status.message());
    status = parseOpened(paths[i], file, parent);
    if (!status.isOk()) return status;
  }
  return Status::ok();
}
