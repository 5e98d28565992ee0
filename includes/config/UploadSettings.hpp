#ifndef CONFIG_UPLOADSETTINGS_HPP
#define CONFIG_UPLOADSETTINGS_HPP

#include <string>

struct UploadSettings {
  std::string store;  // the directory for uploads; empty: there are none
  int maxFiles;       // of one form
  unsigned davMethods;
  int minDeleteDepth;  // names that a path needs before DELETE removes what it leads to

  UploadSettings() : maxFiles(100), davMethods(0), minDeleteDepth(0) {}
};

#endif
