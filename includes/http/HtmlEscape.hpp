#ifndef HTTP_HTMLESCAPE_HPP
#define HTTP_HTMLESCAPE_HPP

#include <string>

#include "base/Slice.hpp"

// Appends `text` so that it is safe between the tags and in the quoted attributes of HTML.
void appendHtmlEscaped(std::string& out, const Slice& text);

#endif
