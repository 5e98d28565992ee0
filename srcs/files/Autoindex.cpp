#include "files/Autoindex.hpp"

#include "content/Directory.hpp"
#include "content/HtmlListing.hpp"
#include "content/JsonListing.hpp"
#include "content/ListingPage.hpp"
#include "content/ListingSource.hpp"
#include "content/XmlListing.hpp"
#include "files/ListingExtras.hpp"
#include "http/Conditional.hpp"
#include "variables/FileNames.hpp"
#include "variables/VariableText.hpp"

Autoindex::Autoindex(FileCache& files)
    : files_(files), budget_(kListingBytes), policy_(listingPolicy()) {}

ListingFormat* Autoindex::newFormat(Exchange& x, const std::string& callback) const {
  const Scope& scope = x.scope();
  HtmlListing::Look look = {scope.autoindex.exactSize, scope.autoindex.localtime};
  switch (scope.autoindex.format) {
    case kAutoindexJson:
    case kAutoindexJsonp:
      return new JsonListing(callback);
    case kAutoindexXml:
      return new XmlListing;
    default:
      x.response.addField("Content-Security-Policy", policy_);
      x.response.hasOwnPolicy = true;
      return new HtmlListing(x.path, look, listingExtras(x, files_));
  }
}

static const char* typeOf(AutoindexFormat format, const std::string& callback) {
  switch (format) {
    case kAutoindexJson:
    case kAutoindexJsonp:
      return callback.empty() ? "application/json" : "application/javascript";
    case kAutoindexXml:
      return "text/xml; charset=utf-8";
    default:
      return "text/html";
  }
}

// The name becomes part of a script, so that it has only letters, digits, '_' and '.'. Returns
// false if it has others or is too long.
static bool readCallback(const Exchange& x, std::string& callback) {
  const std::size_t kLongest = 128;
  if (x.scope().autoindex.format != kAutoindexJsonp) return true;
  appendArg(x.args, "callback", callback);
  bool isName = callback.size() <= kLongest;
  for (std::size_t i = 0; i < callback.size(); ++i) {
    char c = toLower(callback[i]);
    isName = isName && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.');
  }
  if (!isName) x.log(kLogInfo, "client sent invalid callback name: \"" + callback + "\"");
  return isName;
}

// A listing exists but has no validators: "*" matches it, and any entity tag in If-Match fails.
static int checkConditions(const Exchange& x) {
  bool isErrorsPage = x.errorStatus != 0 && x.errorStatus != 200;
  if (isErrorsPage) return 0;
  return evaluatePreconditions(x.request, Validators(), kModifiedSinceOff, true, 0);
}

// Static reports a path that is not a directory. For HEAD the body is never pulled, so the
// directory is not read.
Handler::Result Autoindex::handle(Exchange& x) {
  bool mayList = x.scope().autoindex.isOn && (x.method & (kGet | kHead)) != 0;
  if (!mayList || !x.endsInSlash()) return kDeclined;
  std::string callback;
  if (!readCallback(x, callback)) return respond(x, 400);
  Directory* directory = new Directory;
  ScopedPtr<EntryReader> reader(directory);
  int status = directory->open(requestFileName(x));
  if (status == 404) return kDeclined;
  if (status != 0) {
    x.log(kLogError, "cannot open directory \"" + requestFileName(x) + "\"");
    return respond(x, status);
  }
  status = checkConditions(x);
  if (status != 0) return respond(x, status);
  ScopedPtr<ListingFormat> format(newFormat(x, callback));
  x.response.setBody(new ListingSource(reader, format, budget_));
  x.response.contentType = typeOf(x.scope().autoindex.format, callback);
  return respond(x, 200);
}
