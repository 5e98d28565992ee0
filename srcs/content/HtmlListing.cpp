#include "content/HtmlListing.hpp"

#include <algorithm>

#include "base/Numbers.hpp"
#include "content/ListingPage.hpp"
#include "content/ListingStyle.hpp"
#include "content/ListingText.hpp"

static const std::size_t kNameColumns = 50;
static const std::size_t kExactColumns = 19;
static const std::size_t kRoundedColumns = 7;
static const char* const kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static const char kStart[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Index of ";

// It works without a script, and then leads to a page that lists what was stored.
static const char kUploadForm[] =
    "<form method=\"post\" enctype=\"multipart/form-data\" action=\"./\">\n"
    "<p>Choose files to add to this folder.</p>\n"
    "<input type=\"file\" name=\"file\" aria-label=\"Files\" multiple required>\n"
    "<button>Upload</button>\n</form>\n";

void HtmlListing::begin(std::string& out) {
  out += kStart;
  appendMarkupText(out, path_);
  out += "</title>\n<style>";
  out += listingStyle();
  out +=
      extras_.mayDelete ? "</style>\n</head>\n<body data-delete>\n" : "</style>\n</head>\n<body>\n";
  out += "<h1>Index of ";
  appendMarkupText(out, path_);
  out += "</h1>\n";
  if (extras_.takesUploads) out += kUploadForm;
}

void HtmlListing::beginEntries(std::size_t sortedOfMore, std::string& out) {
  if (sortedOfMore > 0) {
    out += "<p>There are too many entries to sort them all: after the first ";
    appendDecimal(out, static_cast<off_t>(sortedOfMore));
    out += " they come in no order.</p>\n";
  }
  out += "<hr><pre><a href=\"../\">../</a>\r\n";
}

static void appendLink(const Slice& name, bool isDirectory, std::string& out) {
  out += "<a href=\"";
  appendEncodedName(out, name);
  out += isDirectory ? "/\">" : "\">";
}

// As in nginx, a name longer than its column is truncated, and a directory's slash may be lost.
static void appendLabel(const Slice& name, bool isDirectory, std::string& out) {
  std::size_t columns = countCharacters(name);
  if (columns > kNameColumns) {
    appendMarkupText(out, name.sub(0, sizeOfCharacters(name, kNameColumns - 3)));
    out += "..&gt;";
    columns = kNameColumns;
  } else {
    appendMarkupText(out, name);
  }
  if (isDirectory && columns < kNameColumns) {
    out += '/';
    ++columns;
  }
  out += "</a>";
  out.append(kNameColumns - columns, ' ');
}

static void appendDate(const std::tm& date, std::string& out) {
  appendPadded(out, date.tm_mday, 2, '0');
  out += '-';
  out += kMonths[date.tm_mon];
  out += '-';
  appendDecimal(out, date.tm_year + 1900);
  out += ' ';
  appendPadded(out, date.tm_hour, 2, '0');
  out += ':';
  appendPadded(out, date.tm_min, 2, '0');
}

// Sizes of up to four digits are exact; larger ones are rounded to K, M or G.
static void appendRounded(off_t size, std::string& out) {
  const off_t kKilo = 1024;
  const off_t kMega = kKilo * kKilo;
  const off_t kGiga = kMega * kKilo;
  if (size <= 9999) return appendPadded(out, size, kRoundedColumns, ' ');
  off_t unit = size < kMega ? kKilo : (size < kGiga ? kMega : kGiga);
  appendPadded(out, (size + unit / 2) / unit, kRoundedColumns - 1, ' ');
  out += unit == kKilo ? 'K' : (unit == kMega ? 'M' : 'G');
}

static void appendSize(const FileFacts& facts, bool isExact, std::string& out) {
  if (facts.isDirectory()) {
    out.append((isExact ? kExactColumns : kRoundedColumns) - 1, ' ');
    out += '-';
  } else if (isExact) {
    appendPadded(out, facts.size, kExactColumns, ' ');
  } else {
    appendRounded(facts.size, out);
  }
}

void HtmlListing::entry(const Slice& name, const FileFacts& facts, std::string& out) {
  appendLink(name, facts.isDirectory(), out);
  appendLabel(name, facts.isDirectory(), out);
  out += ' ';
  appendDate(listingDate(facts.modified, look_.localTime), out);
  out += ' ';
  appendSize(facts, look_.exactSize, out);
  out += "\r\n";
}

// appendMarkupText() would write a line end as a character reference.
void HtmlListing::appendReadme(std::string& out) const {
  if (extras_.readmeName.empty()) return;
  out += "<section>\n<h2>";
  appendMarkupText(out, extras_.readmeName);
  out += "</h2>\n<pre>\n";
  for (Slice rest = extras_.readme; !rest.empty();) {
    std::size_t end = std::min(rest.find('\n'), rest.size());
    Slice line = rest.sub(0, end);
    appendMarkupText(out, line.endsWith("\r") ? line.sub(0, end - 1) : line);
    out += '\n';
    rest = rest.from(end + 1);
  }
  out += "</pre>\n</section>\n";
}

void HtmlListing::end(std::string& out) {
  out += "</pre><hr>\n";
  appendReadme(out);
  out += "<script>";
  out += listingScript();
  out += "</script>\n</body>\n</html>\n";
}
