#include "content/XmlListing.hpp"

#include "base/Numbers.hpp"
#include "content/ListingText.hpp"

// Appends a date such as "1994-11-06T08:49:37Z".
static void appendIsoDate(const std::tm& date, std::string& out) {
  char text[32];
  out.append(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &date));
}

void XmlListing::begin(std::string& out) { out += "<?xml version=\"1.0\"?>\r\n<list>\r\n"; }

void XmlListing::entry(const Slice& name, const FileFacts& facts, std::string& out) {
  const char* type = listedType(facts);
  out += '<';
  out += type;
  out += " mtime=\"";
  appendIsoDate(listingDate(facts.modified, false), out);
  if (facts.isRegular()) {
    out += "\" size=\"";
    appendDecimal(out, facts.size);
  }
  out += "\">";
  appendMarkupText(out, name);
  out += "</";
  out += type;
  out += ">\r\n";
}

void XmlListing::end(std::string& out) { out += "</list>\r\n"; }
