#include "files/RandomIndex.hpp"

#include <vector>

#include "content/Directory.hpp"
#include "variables/FileNames.hpp"

Handler::Result RandomIndex::handle(Exchange& x) {
  bool isAsked = x.scope().files.hasRandomIndex && x.endsInSlash();
  if (!isAsked || (x.method & (kGet | kHead | kPost)) == 0) return kDeclined;
  std::string name;
  int status = choose(requestFileName(x), name);
  if (status != 0) {
    x.log(kLogError, "cannot open directory \"" + requestFileName(x) + "\"");
    return respond(x, status);
  }
  if (name.empty()) return kDeclined;
  x.path += name;
  return kInternalRedirect;
}

// Returns 0 or an HTTP status. The name stays empty if there is no file.
int RandomIndex::choose(const std::string& path, std::string& name) {
  Directory directory;
  int status = directory.open(path);
  if (status != 0) return status;
  std::vector<std::string> names;
  for (int i = 0; i < kMostEntries; ++i) {
    Slice entry;
    bool isDirectory = false;
    EntryReader::Result result = directory.next(entry, isDirectory);
    if (result == EntryReader::kEnd || result == EntryReader::kError) break;
    if (result == EntryReader::kEntry && !isDirectory) names.push_back(entry.str());
  }
  if (!names.empty()) name = names[below(names.size())];
  return 0;
}

// The first file is good enough if there are no random bytes.
std::size_t RandomIndex::below(std::size_t count) {
  unsigned char bytes[4];
  if (!random_.draw(bytes, sizeof bytes)) return 0;
  std::size_t number = 0;
  for (std::size_t i = 0; i < sizeof bytes; ++i)
    number = number << 8 | bytes[i];
  return number % count;
}
