#include "files/ListingExtras.hpp"

#include "content/FileReader.hpp"
#include "variables/FileNames.hpp"
#include "variables/UploadDirectory.hpp"

static bool mayUse(const Exchange& x, Method method) {
  const LimitExceptRule& except = x.location->limitExcept;
  unsigned listed = x.scope().access.methods;
  bool isDenied = except.appliesTo(method) && !except.access.empty();
  return !isDenied && (listed == 0 || (listed & method) != 0);
}

static bool isSameDirectory(const std::string& a, const std::string& b) {
  FileFacts one;
  FileFacts other;
  return one.read(a) == 0 && other.read(b) == 0 && one.inode == other.inode &&
         one.device == other.device;
}

static bool takesUploads(Exchange& x) {
  std::string store;
  if (x.scope().uploads.store.empty() || !mayUse(x, kPost)) return false;
  return findUploadDirectory(x, store) == 0 && isSameDirectory(store, requestFileName(x));
}

static bool mayDelete(const Exchange& x) {
  unsigned methods = x.scope().uploads.davMethods | x.scope().access.methods;
  return (methods & kDelete) != 0 && mayUse(x, kDelete);
}

// The listing has passed the access checks of its location, so that a file of the same location
// would pass them too, unless a check asks about the path itself.
static bool isOpenTo(Exchange& x, const std::string& uri) {
  const VariableValues values = x.values;
  const Location* there = &x.route->find(uri, x.values);
  x.values = values;
  bool isPlain = x.scope().access.authRequest.empty() && x.location->rewrites.empty() &&
                 x.server().level.rewrites.empty() && x.location->tryFiles.files.empty() &&
                 x.scope().paths.root.isLiteral();
  return there == x.location && isPlain && !x.scope().cgi.covers(uri, kGet);
}

static bool readBeginning(const std::string& name, const FileFacts& facts, std::string& text) {
  FileReader reader;
  if (reader.open(name, facts) != 0) return false;
  text.resize(kMostReadme);
  std::size_t filled = 0;
  while (filled < text.size()) {
    ssize_t count = reader.read(&text[filled], text.size() - filled);
    if (count <= 0) break;
    filled += static_cast<std::size_t>(count);
  }
  text.resize(filled);
  return true;
}

static void findReadme(Exchange& x, FileCache& files, HtmlListing::Extras& extras) {
  static const char* const kNames[] = {"README.md", "README.txt"};
  for (int i = 0; i < 2 && extras.readmeName.empty(); ++i) {
    const std::string uri = x.path + kNames[i];
    std::string name;
    appendFileName(x, uri, name);
    CachedFileRef file;
    bool isThere = files.find(name, x.scope().fileCache.valid, file) == 0 &&
                   file->facts().isRegular() && isOpenTo(x, uri);
    if (isThere && readBeginning(name, file->facts(), extras.readme)) extras.readmeName = kNames[i];
  }
  if (extras.readme.size() == kMostReadme) extras.readme += "\n\xe2\x80\xa6";
}

HtmlListing::Extras listingExtras(Exchange& x, FileCache& files) {
  HtmlListing::Extras extras;
  extras.takesUploads = takesUploads(x);
  extras.mayDelete = mayDelete(x);
  if (!x.isHead()) findReadme(x, files, extras);
  return extras;
}
