#include "directives/UploadDirectives.hpp"

#include <algorithm>

#include "config/Paths.hpp"
#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"
#include "http/Method.hpp"

static Status setUploadStore(Block& block, const Statement& statement) {
  const std::string& word = statement.arg(1);
  std::string& store = block.scope().uploads.store;
  Template rest;
  store.clear();
  block.scope().uploads.storeRest = rest;
  if (word == "off") return Status::ok();
  std::size_t literal = std::min(word.find('$'), word.size());
  if (literal == 0) {
    return Status::error("\"upload_store\" must begin with a directory, and not with a variable");
  }
  Status status = readTemplate(block, statement, word.substr(literal), rest);
  if (!status.isOk()) return status;
  store = resolvePath(block.config.prefix, word.substr(0, literal));
  block.scope().uploads.storeRest = rest;
  if (isDirectory(store)) return Status::ok();
  return Status::error("\"upload_store\" needs a directory, and \"" + store + "\" is not one");
}

static Status setDavMethods(Block& block, const Statement& statement) {
  unsigned methods = 0;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    const std::string& word = statement.arg(i);
    if (word == "MKCOL" || word == "COPY" || word == "MOVE") {
      return notSupported(statement, word, ", only PUT and DELETE are");
    }
    unsigned method = 0;
    bool isKnown = parseMethodName(word, method) && (method & (kPut | kDelete)) != 0;
    if (!isKnown && word != "off") return invalidValue(statement, word);
    if (isKnown) methods |= method;
  }
  unsigned& all = block.scope().uploads.davMethods;
  all = methods | (block.isFirst(&all) ? 0 : all);
  return Status::ok();
}

static Status setFullPutPath(Block&, const Statement& statement) {
  bool isOn = false;
  Status status = readValue(statement, isOn);
  if (!status.isOk() || !isOn) return status;
  return notSupported(statement, "on", ": this server makes no directories");
}

static const Directive kRows[] = {
    {"upload_store", kServer | kLocation, 1, 1, setUploadStore},
    {"upload_max_files", kServer | kLocation, 1, 1,
     setCount<UploadSettings, &UploadSettings::maxFiles>},
    {"upload_cross_origin", kAnywhere, 1, 1,
     set<UploadSettings, bool, &UploadSettings::crossOrigin>},
    {"dav_methods", kServer | kLocation | kRepeats, 1, kMany, setDavMethods},
    {"min_delete_depth", kAnywhere, 1, 1,
     set<UploadSettings, int, &UploadSettings::minDeleteDepth>},
    {"create_full_put_path", kServer | kLocation, 1, 1, setFullPutPath},
};

DirectiveRows uploadDirectives() { return DirectiveRows(kRows); }
