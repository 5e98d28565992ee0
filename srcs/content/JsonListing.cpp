#include "content/JsonListing.hpp"

#include "base/Numbers.hpp"
#include "content/ListingText.hpp"
#include "http/HttpDate.hpp"

void JsonListing::begin(std::string& out) {
  if (!callback_.empty()) out += "/* callback */\r\n" + callback_ + "(";
  out += "[";
}

void JsonListing::entry(const Slice& name, const FileFacts& facts, std::string& out) {
  out += isFirst_ ? "\r\n{ \"name\":\"" : ",\r\n{ \"name\":\"";
  isFirst_ = false;
  appendJsonText(out, name);
  out += "\", \"type\":\"";
  out += listedType(facts);
  out += "\", \"mtime\":\"";
  appendHttpDate(out, listingTime(facts.modified));
  out += '"';
  if (facts.isRegular()) {
    out += ", \"size\":";
    appendDecimal(out, facts.size);
  }
  out += " }";
}

void JsonListing::end(std::string& out) {
  out += "\r\n]";
  if (!callback_.empty()) out += ");";
}
