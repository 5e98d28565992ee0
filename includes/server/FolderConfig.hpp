#ifndef SERVER_FOLDERCONFIG_HPP
#define SERVER_FOLDERCONFIG_HPP

#include <string>

#include "base/Status.hpp"

// What `webserv DIR` is asked to do with the folder.
struct FolderOptions {
  std::string directory;  // empty: no folder is shared
  std::string listen;     // -l, "[address:]port"; empty: port 8080 of the loopback interface
  bool takesFiles;        // -u: visitors may add files
  bool mayDelete;         // -w: visitors may add and delete files

  FolderOptions() : takesFiles(false), mayDelete(false) {}
  bool isAsked() const { return !listen.empty() || takesFiles || mayDelete; }
};

// Writes the configuration that shares a folder, whose prefix is the folder. An error says which
// option makes no sense.
Status writeFolderConfig(const FolderOptions& options, std::string& text);

#endif
