#include "http/MimeTypes.hpp"

#include <criterion/criterion.h>

struct ExpectedType {
  const char* path;
  const char* type;
};

static void expectTypes(const MimeTypes& types, const ExpectedType* expected, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    cr_expect(types.find(expected[i].path) == Slice(expected[i].type), "%s is %s", expected[i].path,
              types.find(expected[i].path).str().c_str());
}

Test(mimeTypes, theTypesOfToday) {
  MimeTypes types;
  MimeTypes::fillBuiltIn(types);
  static const ExpectedType kExpected[] = {{"/index.html", "text/html"},
                                           {"/a.htm", "text/html"},
                                           {"/a.css", "text/css"},
                                           {"/a.js", "application/javascript"},
                                           {"/a.mjs", "application/javascript"},
                                           {"/a.wasm", "application/wasm"},
                                           {"/a.json", "application/json"},
                                           {"/a.webmanifest", "application/manifest+json"},
                                           {"/a.svg", "image/svg+xml"},
                                           {"/a.svgz", "image/svg+xml"},
                                           {"/a.avif", "image/avif"},
                                           {"/a.webp", "image/webp"},
                                           {"/a.ico", "image/x-icon"},
                                           {"/a.webm", "video/webm"},
                                           {"/a.mp4", "video/mp4"},
                                           {"/a.mkv", "video/x-matroska"},
                                           {"/a.mp3", "audio/mpeg"},
                                           {"/a.opus", "audio/ogg"},
                                           {"/a.woff2", "font/woff2"},
                                           {"/a.md", "text/markdown"},
                                           {"/a.pdf", "application/pdf"},
                                           {"/a.tar.gz", "application/gzip"},
                                           {"/a.7z", "application/x-7z-compressed"},
                                           {"/a.3gpp", "video/3gpp"},
                                           {"/a.iso", "application/octet-stream"},
                                           {"/a.unheard-of", ""}};
  expectTypes(types, kExpected, sizeof kExpected / sizeof kExpected[0]);
}

Test(mimeTypes, onlyTheLastSegmentHasAnExtension) {
  MimeTypes types;
  MimeTypes::fillBuiltIn(types);
  static const ExpectedType kExpected[] = {{"/A.HTML", "text/html"},
                                           {"/a.HtMl", "text/html"},
                                           {"/a.b/c", ""},
                                           {"/a.html/", ""},
                                           {"/.html", ""},
                                           {"/a/.html", ""},
                                           {"/..html", "text/html"},
                                           {"/a.", ""},
                                           {"/", ""},
                                           {"", ""},
                                           {"html", ""},
                                           {".html", ""},
                                           {"a.html", "text/html"},
                                           {"/a.html.", ""},
                                           {"/a..html", "text/html"}};
  expectTypes(types, kExpected, sizeof kExpected / sizeof kExpected[0]);
}

Test(mimeTypes, aLaterLineWins) {
  MimeTypes types;
  cr_expect(types.empty());
  types.add("txt", "text/plain");
  types.add("TXT", "text/x-other");
  types.add("z", "a/z");
  types.add("a", "a/a");
  cr_expect(!types.empty());
  static const ExpectedType kExpected[] = {{"/x.txt", "text/x-other"},
                                           {"/x.z", "a/z"},
                                           {"/x.a", "a/a"},
                                           {"/x.tx", ""},
                                           {"/x.txtt", ""},
                                           {"/x.html", ""}};
  expectTypes(types, kExpected, sizeof kExpected / sizeof kExpected[0]);
}

Test(mimeTypes, aCopyIsIndependent) {
  MimeTypes types;
  types.add("a", "a/a");
  MimeTypes copy(types);
  copy.add("a", "b/b");
  cr_expect(types.find("/x.a") == Slice("a/a") && copy.find("/x.a") == Slice("b/b"));
}
