#include "uploads/UploadReport.hpp"

#include <algorithm>

#include "base/Numbers.hpp"
#include "content/ListingText.hpp"
#include "http/CharClass.hpp"
#include "http/HtmlEscape.hpp"
#include "http/Uri.hpp"
#include "http/UriPath.hpp"

static const int kFullWeight = 1000;

// Returns the weight "q=0.5" in thousandths. A weight that cannot be read counts as 1.
static int weightOf(const Slice& parameters) {
  std::size_t at = parameters.find('q');
  if (at == Slice::npos || parameters.sub(at + 1, 1) != Slice("=")) return kFullWeight;
  Slice text = parameters.from(at + 2);
  if (text.empty() || text[0] != '0') return kFullWeight;
  int weight = 0;
  int unit = kFullWeight / 10;
  for (std::size_t i = 2; i < text.size() && isDigit(text[i]); ++i, unit /= 10)
    weight += (text[i] - '0') * unit;
  return weight;
}

static ReportKind kindOf(const Slice& type) {
  if (equalsIgnoreCase(type, "application/json")) return kJsonReport;
  bool isHtml =
      equalsIgnoreCase(type, "text/html") || equalsIgnoreCase(type, "application/xhtml+xml");
  return isHtml ? kHtmlReport : kPlain;
}

ReportKind preferredReport(const Slice& accept) {
  ReportKind best = kPlain;
  int bestWeight = 0;
  Slice rest = accept;
  while (!rest.empty()) {
    std::size_t end = std::min(rest.find(','), rest.size());
    Slice item = rest.sub(0, end);
    std::size_t semicolon = std::min(item.find(';'), item.size());
    ReportKind kind = kindOf(item.sub(0, semicolon).trimmed());
    int weight = kind == kPlain ? 0 : weightOf(item.from(semicolon));
    if (weight > bestWeight) {
      best = kind;
      bestWeight = weight;
    }
    rest = rest.from(end + 1);
  }
  return best;
}

static std::string jsonReport(const std::vector<StoredFile>& files) {
  std::string text = "[";
  for (std::size_t i = 0; i < files.size(); ++i) {
    text += i == 0 ? "\n" : ",\n";
    text += "{ \"name\":\"";
    appendJsonText(text, files[i].name);
    text += "\", \"size\":" + decimal(files[i].size);
    if (!files[i].uri.empty()) {
      text += ", \"uri\":\"";
      std::string encoded;
      appendEncodedPath(encoded, files[i].uri);
      appendJsonText(text, encoded);
      text += '"';
    }
    text += " }";
  }
  return text + "\n]\n";
}

static const char kPageStart[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Stored</title>\n"
    "<style>body{font:1.1em/1.6 system-ui,sans-serif;max-width:34em;margin:18vh auto 0;"
    "padding:0 1.5em}h1{font-size:1.6em}li{overflow-wrap:anywhere}small{opacity:.6}</style>\n"
    "</head>\n<body>\n<h1>Stored</h1>\n<ul>\n";

static void appendItem(std::string& page, const StoredFile& file) {
  page += "<li>";
  if (!file.uri.empty()) {
    std::string encoded;
    appendEncodedPath(encoded, file.uri);
    page += "<a href=\"";
    appendHtmlEscaped(page, encoded);
    page += "\">";
  }
  appendMarkupText(page, file.name);
  if (!file.uri.empty()) page += "</a>";
  page += " <small>" + decimal(file.size) + (file.size == 1 ? " byte" : " bytes");
  page += "</small></li>\n";
}

static std::string htmlReport(const std::vector<StoredFile>& files) {
  std::string page = kPageStart;
  for (std::size_t i = 0; i < files.size(); ++i)
    appendItem(page, files[i]);
  return page + "</ul>\n<p><a href=\"./\">Back</a></p>\n</body>\n</html>\n";
}

void reportUpload(const std::vector<StoredFile>& files, ReportKind kind, Response& response) {
  response.setStatus(201);
  if (files.size() == 1) appendEncodedPath(response.location, files[0].uri);
  if (kind == kPlain && !response.location.empty()) return;
  response.contentType = kind == kHtmlReport ? "text/html" : "application/json";
  response.setText(kind == kHtmlReport ? htmlReport(files) : jsonReport(files));
}
