#include "dispatch/ErrorPages.hpp"

#include <algorithm>

#include "base/Numbers.hpp"
#include "base/Version.hpp"
#include "http/HtmlEscape.hpp"
#include "http/StatusCode.hpp"
#include "variables/Variables.hpp"

static const ErrorPage* find(const Scope& scope, int status) {
  for (std::size_t i = 0; i < scope.errors.pages.size(); ++i) {
    const std::vector<int>& codes = scope.errors.pages[i].codes;
    if (std::find(codes.begin(), codes.end(), status) != codes.end()) return &scope.errors.pages[i];
  }
  return 0;
}

static ErrorPageResult redirect(Exchange& x, const ErrorPage& page, const std::string& url) {
  x.response.setStatus(isRedirect(page.status) ? page.status : 302);
  x.response.location = url;
  return kErrorPageRedirects;
}

void clearForReplacement(Response& response) {
  std::string allow = response.allow;
  std::string location = response.location;
  std::string range = response.field("Content-Range").str();
  std::string challenge = response.field("WWW-Authenticate").str();
  bool mustClose = response.mustClose;
  response.clear();
  response.allow = allow;
  response.location = location;
  if (!range.empty()) response.addField("Content-Range", range);
  if (!challenge.empty()) response.addField("WWW-Authenticate", challenge);
  response.mustClose = mustClose;
}

ErrorPageResult applyErrorPage(Exchange& x) {
  const ErrorPage* page = find(x.scope(), x.response.status());
  if (page == 0 || x.hadLastErrorPage) return kNoErrorPage;
  std::string target;
  expand(page->uri, x, target);
  if (target.empty()) return kNoErrorPage;
  bool isHere = target[0] == '/' || target[0] == '@';
  if (!isHere) return redirect(x, *page, target);
  x.isErrorPage = true;
  x.hadLastErrorPage = !x.scope().errors.isRecursive;
  x.replacedStatus = x.response.status();
  x.errorStatus = page->status == ErrorPage::kKeepStatus ? x.response.status() : page->status;
  clearForReplacement(x.response);
  if (target[0] == '/' && x.method != kHead) x.method = kGet;
  x.redirectInternally(target);
  return kErrorPageInternal;
}

static const char kPageStart[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>";
static const char kPageMiddle[] =
    "</title>\n<style>body{font:1.1em/1.6 system-ui,sans-serif;max-width:34em;margin:18vh auto 0;"
    "padding:0 1.5em}h1{font-size:1.6em}hr{border:0;border-top:1px solid #8886}"
    "small{opacity:.6}</style>\n</head>\n<body>\n<h1>";

// Visitors read these sentences; the error log has the details.
static const char* sentenceOf(int status) {
  switch (status) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return "The page is at another address.";
    case 400:
      return "The request could not be understood.";
    case 403:
      return "You are not allowed to see this.";
    case 404:
      return "There is nothing at this address.";
    case 405:
      return "This address does not accept the method of the request.";
    case 408:
      return "The request took too long to arrive.";
    case 413:
      return "The request body is larger than this server accepts.";
    case 414:
      return "The address is longer than this server accepts.";
    case 421:
      return "This server does not serve the host that the request names.";
    case 431:
      return "The head of the request is larger than this server accepts.";
    case 500:
      return "The server failed to handle the request. Its error log has the details.";
    case 501:
      return "The server does not support this request.";
    default:
      return "";
  }
}

// The message is a clause: a capital letter and a full stop make it a sentence.
static std::string sentenceFor(const Exchange& x) {
  std::string sentence = x.errorMessage;
  if (sentence.empty()) return sentenceOf(x.response.status());
  if (sentence[0] >= 'a' && sentence[0] <= 'z')
    sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence + ".";
}

// Drops the fields that describe the representation that a page replaces (RFC 9110 8, RFC 9530).
static void dropRepresentation(Response& response) {
  static const char* const kNames[] = {"Accept-Ranges", "Content-Language", "Content-Location",
                                       "Content-MD5",   "Content-Digest",   "Repr-Digest",
                                       "Digest"};
  response.contentEncoding.clear();
  response.etag.clear();
  response.lastModified.clear();
  response.acceptRanges = false;
  for (std::size_t i = 0; i < sizeof kNames / sizeof *kNames; ++i)
    response.removeField(kNames[i]);
}

void writeBuiltInPage(Exchange& x) {
  std::string status;
  appendDecimal(status, x.response.status());
  status += " ";
  reasonPhrase(x.response.status()).appendTo(status);
  std::string page = kPageStart + status + kPageMiddle + status + "</h1>\n";
  std::string sentence = sentenceFor(x);
  if (!sentence.empty()) {
    page += "<p>";
    appendHtmlEscaped(page, sentence);
    page += "</p>\n";
  }
  page += "<hr>\n<small>";
  page += x.scope().response.serverTokens == kServerTokensOff ? kServerName : kServerSignature;
  page += "</small>\n</body>\n</html>\n";
  dropRepresentation(x.response);
  x.response.contentType = "text/html";
  x.response.isCharsetChosen = false;
  x.response.setText(page);
}
