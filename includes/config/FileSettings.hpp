#ifndef CONFIG_FILESETTINGS_HPP
#define CONFIG_FILESETTINGS_HPP

#include <cstddef>

#include "config/InheritedList.hpp"
#include "config/Template.hpp"
#include "http/Conditional.hpp"

// Where the files of a location are: `root` or `alias`.
struct PathSettings {
  Template root;   // absolute, unless it begins with a variable
  bool isRootSet;  // false: `root` is the default, which no directive has named
  // 0: `root` is a root; else an alias for this many bytes of the URI, or for all of it
  std::size_t aliasPrefix;
  int climbs;  // how many ".." segments `root` has before its variables are expanded

  enum { kWholeUri = static_cast<int>(~0u >> 1) };

  PathSettings() : isRootSet(false), aliasPrefix(0), climbs(0) {}
};

// How a file is sent.
struct FileSettings {
  InheritedList<Template> index;
  bool hasRandomIndex;  // `random_index`
  bool etag;
  ModifiedSince ifModifiedSince;
  int maxRanges;  // -1: no limit; 0: ranges are off

  FileSettings()
      : hasRandomIndex(false), etag(true), ifModifiedSince(kModifiedSinceExact), maxRanges(-1) {}
};

enum AutoindexFormat { kAutoindexHtml, kAutoindexJson, kAutoindexJsonp, kAutoindexXml };

struct AutoindexSettings {
  bool isOn;
  bool exactSize;
  bool localtime;
  AutoindexFormat format;

  AutoindexSettings() : isOn(false), exactSize(true), localtime(false), format(kAutoindexHtml) {}
};

// `open_file_cache`, which is on by default here and off in nginx.
struct FileCacheSettings {
  int max;       // entries; 0: off
  int inactive;  // seconds without use after which an entry is dropped
  int valid;     // seconds for which a file is not checked again; 0: each use checks it

  FileCacheSettings() : max(1024), inactive(60), valid(0) {}
};

#endif
