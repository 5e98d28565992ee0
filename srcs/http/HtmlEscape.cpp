#include "http/HtmlEscape.hpp"

static const char* htmlEscape(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return 0;
  }
}

void appendHtmlEscaped(std::string& out, const Slice& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char* escape = htmlEscape(text[i]);
    if (escape)
      out += escape;
    else
      out += text[i];
  }
}
