#include "content/HtmlListing.hpp"

#include "base/Numbers.hpp"
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
static const char kMiddle[] =
    "</title>\n<style>body{font:1.1em/1.6 system-ui,sans-serif;max-width:max-content;margin:2em "
    "auto;padding:0 1.5em}h1{font-size:1.6em;overflow-wrap:anywhere}hr{border:0;border-top:1px "
    "solid #8886}pre{font:.82em/1.7 ui-monospace,monospace;overflow-x:auto}a{text-decoration:none}"
    "a:hover{text-decoration:underline}a[href$=\"/\"]{font-weight:bold}button{font:inherit;"
    "font-weight:bold;color:inherit;background:none;border:0;padding:0;cursor:pointer}"
    "button[data-is]::after{content:attr(data-is);position:absolute}</style>\n</head>\n<body>\n"
    "<h1>Index of ";

// The script parses the lines, puts a button above each column, and sorts by the chosen one:
// directories stay first, and a second press reverses the order. A truncated name is shown in full
// as a tooltip.
static const char kScript[] =
    "<script>\n"
    "(function () {\n"
    "  var pre = document.querySelector('pre'), links = pre.querySelectorAll('a'), rows = [];\n"
    "  var natural = new Intl.Collator(undefined, {numeric: true}).compare;\n"
    "  var plain = function (a, b) { return a < b ? -1 : a > b ? 1 : 0; };\n"
    "  for (var i = 1; i < links.length; i++) {\n"
    "    var a = links[i], tail = a.nextSibling, name = a.getAttribute('href');\n"
    "    var m = /(\\d+)-(\\w+)-(\\d+) (\\S+) +(\\S+)/.exec(tail.data);\n"
    "    try { name = decodeURIComponent(name); } catch (e) {}\n"
    "    if (/\\.\\.>$/.test(a.textContent)) a.title = name;\n"
    "    rows.push({\n"
    "      a: a, tail: tail, Name: name, dir: /\\/$/.test(name),\n"
    "      Date: m[3] + (100 + 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(m[2])) + m[1] + m[4],"
    "\n"
    "      Size: (parseFloat(m[5]) || 0) * Math.pow(1024, 'KMG'.indexOf(m[5].slice(-1)) + 1)\n"
    "    });\n"
    "  }\n"
    "  if (!rows.length) return;\n"
    "  var head = document.createElement('span'), sorted, order;\n"
    "  function sort() {\n"
    "    var key = this.textContent, by = key == 'Name' ? natural : plain;\n"
    "    order = sorted == this ? -order : key == 'Name' ? 1 : -1;\n"
    "    if (sorted) sorted.removeAttribute('data-is');\n"
    "    (sorted = this).setAttribute('data-is', order > 0 ? '\\u2191' : '\\u2193');\n"
    "    rows.sort(function (x, y) {\n"
    "      return y.dir - x.dir || order * by(x[key], y[key]) || natural(x.Name, y.Name);\n"
    "    });\n"
    "    var all = document.createDocumentFragment();\n"
    "    rows.forEach(function (row) { all.appendChild(row.a); all.appendChild(row.tail); });\n"
    "    pre.appendChild(all);\n"
    "  }\n"
    "  function column(title, space) {\n"
    "    var button = document.createElement('button');\n"
    "    button.textContent = title;\n"
    "    button.onclick = sort;\n"
    "    head.append(' '.repeat(space), button);\n"
    "  }\n"
    "  var end = rows[0].tail.data.trim().length;\n"
    "  column('Name', 0);\n"
    "  column('Date', 47);\n"
    "  column('Size', end - 8);\n"
    "  head.append('\\n');\n"
    "  pre.insertBefore(head, pre.firstChild);\n"
    "})();\n"
    "</script>\n";

void HtmlListing::begin(std::string& out) {
  out += kStart;
  appendMarkupText(out, path_);
  out += kMiddle;
  appendMarkupText(out, path_);
  out += "</h1>\n";
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

void HtmlListing::end(std::string& out) {
  out += "</pre><hr>\n";
  out += kScript;
  out += "</body>\n</html>\n";
}
