#ifndef CONFIG_UPLOADSETTINGS_HPP
#define CONFIG_UPLOADSETTINGS_HPP

#include <string>

struct UploadSettings {
  std::string store;  // the directory for uploads; empty: there are none
  int maxFiles;       // of one form
  unsigned davMethods;

  UploadSettings() : maxFiles(100), davMethods(0) {}
};

#endif
