#ifndef CONFIG_UPLOADSETTINGS_HPP
#define CONFIG_UPLOADSETTINGS_HPP

#include <string>

#include "config/Template.hpp"

struct UploadSettings {
  std::string store;   // the directory for uploads; empty: there are none
  Template storeRest;  // has variables, and leads from `store` to the directory; may be empty
  int maxFiles;        // of one form
  bool crossOrigin;    // pages of other origins may store and remove files too
  unsigned davMethods;
  int minDeleteDepth;  // names that a path needs before DELETE removes what it leads to

  UploadSettings() : maxFiles(100), crossOrigin(false), davMethods(0), minDeleteDepth(0) {}
};

#endif
