#include "config/Lexer.hpp"

static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static std::string unexpected(char c) { return std::string("unexpected \"") + c + "\""; }

static std::string unescape(const Slice& raw) {
  std::string word;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    char next = raw[i] == '\\' && i + 1 < raw.size() ? raw[i + 1] : '\0';
    std::size_t known = Slice("\"'\\trn").find(next);
    if (next == '\0' || known == Slice::npos) {
      word += raw[i];
      continue;
    }
    word += "\"'\\\t\r\n"[known];
    ++i;
  }
  return word;
}

Lexer::Lexer(const Slice& text)
    : text_(text), position_(0), line_(1), tokenLine_(1), afterQuote_(false) {
  if (text_.startsWith("\xEF\xBB\xBF")) text_.removePrefix(3);
}

Lexer::Kind Lexer::next() {
  bool glued = afterQuote_;
  afterQuote_ = false;
  tokenLine_ = line_;
  if (glued && position_ < text_.size()) {
    char c = text_[position_];
    if (!isBlank(c) && c != ';' && c != '{' && c != ')') return fail(unexpected(c));
  }
  skipBlanks();
  tokenLine_ = line_;
  if (position_ == text_.size()) return kEnd;
  switch (text_[position_]) {
    case ';':
      return punctuation(kSemicolon);
    case '{':
      return punctuation(kOpen);
    case '}':
      return punctuation(kClose);
    case '"':
    case '\'':
      return quotedWord(text_[position_]);
    default:
      return bareWord();
  }
}

void Lexer::skipBlanks() {
  bool inComment = false;
  while (position_ < text_.size()) {
    char c = text_[position_];
    if (c == '#') inComment = true;
    if (c == '\n') inComment = false;
    if (!inComment && !isBlank(c)) return;
    advance();
  }
}

void Lexer::advance() {
  if (text_[position_] == '\n') ++line_;
  ++position_;
}

Lexer::Kind Lexer::punctuation(Kind kind) {
  ++position_;
  return kind;
}

Lexer::Kind Lexer::quotedWord(char quote) {
  std::size_t start = ++position_;
  while (position_ < text_.size() && text_[position_] != quote) {
    if (position_ - start >= kMaxWord) {
      return fail(std::string("too long parameter, probably missing terminating \"") + quote +
                  "\" character");
    }
    if (text_[position_] == '\\') ++position_;
    if (position_ < text_.size()) advance();
  }
  if (position_ >= text_.size()) {
    tokenLine_ = line_;
    return fail("unexpected end of file, expecting \";\" or \"}\"");
  }
  afterQuote_ = true;
  return finishWord(start, position_++);
}

Lexer::Kind Lexer::bareWord() {
  std::size_t start = position_;
  bool afterDollar = false;
  while (position_ < text_.size()) {
    char c = text_[position_];
    if (isBlank(c) || c == ';' || (c == '{' && !afterDollar)) break;
    if (position_ - start >= kMaxWord) {
      return fail("too long parameter \"" + text_.sub(start, 10).str() + "...\" started");
    }
    afterDollar = c == '$' || (c == '{' && afterDollar);
    ++position_;
    if (c == '\\' && position_ < text_.size()) advance();
  }
  return finishWord(start, position_);
}

Lexer::Kind Lexer::finishWord(std::size_t start, std::size_t end) {
  word_ = unescape(text_.sub(start, end - start));
  return kWord;
}

Lexer::Kind Lexer::fail(const std::string& error) {
  error_ = error;
  return kBad;
}
