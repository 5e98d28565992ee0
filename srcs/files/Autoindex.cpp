#include "files/Autoindex.hpp"

#include "content/Directory.hpp"
#include "content/HtmlListing.hpp"
#include "content/JsonListing.hpp"
#include "content/ListingSource.hpp"
#include "content/XmlListing.hpp"
#include "http/Conditional.hpp"
#include "variables/FileNames.hpp"

static ListingFormat* newFormat(const Exchange& x) {
  const Scope& scope = x.scope();
  HtmlListing::Look look = {scope.autoindex.exactSize, scope.autoindex.localtime};
  switch (scope.autoindex.format) {
    case kAutoindexJson:
      return new JsonListing;
    case kAutoindexXml:
      return new XmlListing;
    default:
      return new HtmlListing(x.path, look);
  }
}

static const char* typeOf(AutoindexFormat format) {
  switch (format) {
    case kAutoindexJson:
      return "application/json";
    case kAutoindexXml:
      return "text/xml; charset=utf-8";
    default:
      return "text/html";
  }
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
  ScopedPtr<ListingFormat> format(newFormat(x));
  x.response.setBody(new ListingSource(reader, format, budget_));
  x.response.contentType = typeOf(x.scope().autoindex.format);
  return respond(x, 200);
}
