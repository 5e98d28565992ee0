#ifndef HTTP_HTMLESCAPE_HPP
#define HTTP_HTMLESCAPE_HPP

#include <string>

#include "base/Slice.hpp"

// `text` safe between tags and inside a quoted attribute of HTML.
void appendHtmlEscaped(std::string& out, const Slice& text);

#endif
