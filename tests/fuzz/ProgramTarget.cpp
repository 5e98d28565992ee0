// The head of what a program prints. Settings: the sizes of three pieces.
#include "fuzz/Target.hpp"
#include "gateway/CgiHead.hpp"

static std::string described(const CgiHead& head, CgiHead::Result result) {
  std::string text = std::to_string(result) + head.message();
  if (result != CgiHead::kDone) return text;
  text += " " + std::to_string(head.size()) + " " + std::to_string(head.status()) + " " +
          std::to_string(head.contentLength()) + " " + head.contentType() + " " + head.location();
  for (const CgiHead::Field& field : head.fields())
    text += "|" + field.name + ":" + field.value;
  return text;
}

// As a program's output comes: each time all that is there.
static std::string parsePieces(const Slice& bytes, const PieceEnds& ends) {
  CgiHead head;
  CgiHead::Result result = CgiHead::kMore;
  for (std::size_t i = 0; i < ends.size() && result == CgiHead::kMore; ++i) {
    HeapCopy copy(bytes.sub(0, ends[i]));
    result = head.parse(copy.slice());
  }
  return described(head, result);
}

static void requireClean(const std::string& value) {
  for (char c : value)
    require(c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != 0x7f),
            "no value can end its line");
}

static void checkFields(const CgiHead& head) {
  requireClean(head.contentType());
  requireClean(head.location());
  for (const CgiHead::Field& field : head.fields()) {
    requireClean(field.value);
    require(!field.name.empty() && field.name.find_first_of(" \t\r\n:") == std::string::npos,
            "a name is a token");
  }
}

void checkExecutable(const Slice& input) {
  Settings settings(input);
  PieceSizes sizes(settings);
  Slice bytes = settings.rest();
  CgiHead head;
  CgiHead::Result result = head.parse(bytes);
  require(described(head, result) == parsePieces(bytes, sizes.cut(bytes.size())),
          "whole and split, a head means the same");
  if (result != CgiHead::kDone) return;
  require(head.size() <= bytes.size() && bytes[head.size() - 1] == '\n', "it ends with a line");
  require(head.status() == 0 || (head.status() >= 200 && head.status() < 600), "a final status");
  checkFields(head);
}
