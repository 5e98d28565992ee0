#ifndef CONFIG_COMPRESSIONSETTINGS_HPP
#define CONFIG_COMPRESSIONSETTINGS_HPP

#include <sys/types.h>

#include <string>

#include "config/InheritedList.hpp"
#include "config/Pattern.hpp"

// What is done with files that were compressed in advance.
enum CompressedMode { kCompressedOff, kCompressedOn, kCompressedAlways };

// Compression of responses.
struct CompressionSettings {
  // For which requests through a proxy `gzip_proxied` allows it.
  enum Proxied {
    kProxiedOff = 1,
    kExpired = 2,
    kNoCache = 4,
    kNoStore = 8,
    kPrivate = 16,
    kNoLastModified = 32,
    kNoEtag = 64,
    kAuth = 128,
    kAny = 256
  };

  CompressedMode gzipStatic;
  CompressedMode brotliStatic;
  bool isOn;                         // `gzip`
  bool varies;                       // `gzip_vary`
  bool hasAllTypes;                  // `gzip_types *`
  InheritedList<std::string> types;  // `gzip_types`; text/html is always one of them
  off_t minLength;
  int level;
  unsigned proxied;                        // a set of Proxied
  bool servesHttp10;                       // `gzip_http_version 1.0`
  bool isOffForMsie6;                      // `gzip_disable msie6`
  InheritedList<const Pattern*> disabled;  // `gzip_disable`; owned by the Config

  CompressionSettings()
      : gzipStatic(kCompressedOff),
        brotliStatic(kCompressedOff),
        isOn(false),
        varies(false),
        hasAllTypes(false),
        minLength(20),
        level(1),
        proxied(kProxiedOff),
        servesHttp10(false),
        isOffForMsie6(false) {}
};

#endif
