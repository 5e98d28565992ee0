#include "rewrite/Replacement.hpp"

#include <cstring>

#include "base/Numbers.hpp"
#include "variables/Variables.hpp"

Replacement::Replacement(const RewriteStep& step, const Exchange& x) : hasArgs(false) {
  bool isRedirect = step.flag == RewriteStep::kRedirect || step.flag == RewriteStep::kPermanent;
  const std::vector<Template::Part>& parts = step.text.parts();
  for (std::size_t i = 0; i < parts.size(); ++i)
    append(parts[i], x, isRedirect);
}

static bool isEncoded(const Exchange& x) {
  const Slice& path = x.request.uri.path;
  return path.find('%') != Slice::npos || path.find('+') != Slice::npos;
}

static void appendEncoded(const Slice& text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(text[i]);
    if (c > 0x20 && c < 0x7f && std::strchr("#%&+;?", c) == 0) {
      out += text[i];
      continue;
    }
    out += '%';
    appendUpperHexByte(out, text[i]);
  }
}

// A '?' that the configuration wrote begins the arguments; one in a group or a variable does not.
void Replacement::appendLiteral(const Slice& text, bool isRedirect) {
  std::size_t mark = hasArgs ? Slice::npos : text.find('?');
  std::string& out = hasArgs && !isRedirect ? args : path;
  text.sub(0, mark == Slice::npos || !isRedirect ? mark : mark + 1).appendTo(out);
  if (mark == Slice::npos) return;
  hasArgs = true;
  text.from(mark + 1).appendTo(isRedirect ? path : args);
}

void Replacement::append(const Template::Part& part, const Exchange& x, bool isRedirect) {
  if (part.variable == kVarNone) return appendLiteral(part.text, isRedirect);
  std::string& out = hasArgs && !isRedirect ? args : path;
  bool mayEncode = part.variable == kVarGroup && (hasArgs || isRedirect);
  if (mayEncode && isEncoded(x))
    appendEncoded(x.values.group(part.number), out);
  else
    appendValue(part, x, out);
}

// Returns the byte that a '%' at `at` encodes, or -1.
static int decodedAt(const std::string& text, std::size_t at) {
  if (text[at] != '%' || at + 2 >= text.size()) return -1;
  int high = hexValue(text[at + 1]);
  int low = hexValue(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

void decodeRedirect(std::string& url) {
  std::string decoded;
  std::size_t at = 0;
  while (at < url.size() && !Slice(decoded).endsWith("?")) {
    int byte = decodedAt(url, at);
    bool isPrintable = byte > '%' && byte < 0x7f;
    decoded += isPrintable ? static_cast<char>(byte) : url[at];
    at += isPrintable ? 3 : 1;
  }
  decoded.append(url, at, std::string::npos);
  url.swap(decoded);
}
