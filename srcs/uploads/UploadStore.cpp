#include "uploads/UploadStore.hpp"

#include "base/Numbers.hpp"
#include "content/FileFacts.hpp"
#include "content/FileName.hpp"
#include "exchange/Clock.hpp"
#include "variables/FileNames.hpp"
#include "variables/UploadDirectory.hpp"

static const int kTaken = 409;
static const unsigned long kNumbers = 100;  // tried in turn; then numbers are made from the time
static const unsigned long kTries = 200;

UploadStore::UploadStore(Exchange& exchange, PartNames& names)
    : exchange_(exchange), names_(names) {
  findUploadDirectory(exchange, directory_);
}

// Returns a name such as "upload-20261121-164030-7".
std::string UploadStore::inventedName() const {
  std::string name = "upload-";
  const std::string& date = exchange_.clock->iso8601();
  for (std::size_t i = 0; i < date.size() && date[i] != '+' && i < 19; ++i) {
    if (date[i] >= '0' && date[i] <= '9') name += date[i];
    if (date[i] == 'T') name += '-';
  }
  return name + "-" + decimal(static_cast<off_t>(names_.number()));
}

std::string UploadStore::nameFor(const Slice& given) const {
  std::string name = safeFileName(given);
  if (name.empty()) name = inventedName();
  return exchange_.scope().cgi.runs(name) ? name + ".txt" : name;
}

int UploadStore::keep(PartFile& file, const Slice& given, StoredFile& stored) const {
  std::string wanted = nameFor(given);
  std::string path = directory_ + wanted;
  stored.name = wanted;
  stored.size = file.size();
  int status = file.moveToNew(path);
  for (unsigned long i = 1; status == kTaken && i < kTries; ++i) {
    unsigned long later = static_cast<unsigned long>(exchange_.clock->now()) + names_.number();
    stored.name = numberedFileName(wanted, i < kNumbers ? i : later);
    path = directory_ + stored.name;
    status = file.moveToNew(path);
  }
  if (status != 0) return status == 404 ? 500 : status;
  stored.path.swap(path);
  stored.uri = uriOf(stored.name);
  return 0;
}

static std::string withSlash(const std::string& path) {
  return Slice(path).endsWith("/") ? path : path + "/";
}

// There are three candidates: below the path of the request, below the location, and below the root
// if the store lies in it. Each counts only if it leads to the file.
std::string UploadStore::uriOf(const std::string& name) const {
  std::string uri = withSlash(exchange_.path) + name;
  if (leadsTo(uri, name)) return uri;
  uri = withSlash(exchange_.location->uri) + name;
  if (leadsTo(uri, name)) return uri;
  std::string root;
  appendRoot(exchange_, root);
  root = withSlash(root);
  bool isInside = exchange_.scope().paths.aliasPrefix == 0 && Slice(directory_).startsWith(root);
  uri = "/" + (isInside ? Slice(directory_).from(root.size()) : Slice()).str() + name;
  return isInside && leadsTo(uri, name) ? uri : std::string();
}

// Returns true if a GET of `uri` would send that file of the store.
bool UploadStore::leadsTo(const std::string& uri, const std::string& name) const {
  if (uri[0] != '/') return false;
  const Location* here = exchange_.location;
  const VariableValues values = exchange_.values;
  exchange_.location = &exchange_.route->find(uri, exchange_.values);
  const Location& there = *exchange_.location;
  bool isServed = !there.isInternal && !there.rewrites.alwaysReturns() &&
                  (there.scope.access.methods == 0 || (there.scope.access.methods & kGet) != 0);
  std::string path;
  appendFileName(exchange_, uri, path);
  exchange_.location = here;
  exchange_.values = values;
  FileFacts served;
  FileFacts stored;
  return isServed && served.read(path) == 0 && stored.read(directory_ + name) == 0 &&
         served.inode == stored.inode && served.device == stored.device;
}
