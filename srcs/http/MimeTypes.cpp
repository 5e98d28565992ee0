#include "http/MimeTypes.hpp"

struct TypeRow {
  const char* type;
  const char* extensions;
};

// nginx's mime.types, with the types that have become common since.
static const TypeRow kRows[] = {
    {"text/html", "html htm shtml"},
    {"text/css", "css"},
    {"text/xml", "xml"},
    {"text/plain", "txt text log conf ini"},
    {"text/markdown", "md markdown"},
    {"text/csv", "csv"},
    {"text/tab-separated-values", "tsv"},
    {"text/calendar", "ics"},
    {"text/vcard", "vcf vcard"},
    {"text/vtt", "vtt"},
    {"text/mathml", "mml"},
    {"text/cache-manifest", "appcache"},
    {"text/vnd.sun.j2me.app-descriptor", "jad"},
    {"text/vnd.wap.wml", "wml"},
    {"text/x-component", "htc"},
    {"image/apng", "apng"},
    {"image/avif", "avif"},
    {"image/gif", "gif"},
    {"image/heic", "heic"},
    {"image/heif", "heif"},
    {"image/jpeg", "jpeg jpg jfif"},
    {"image/jxl", "jxl"},
    {"image/png", "png"},
    {"image/svg+xml", "svg svgz"},
    {"image/tiff", "tif tiff"},
    {"image/vnd.wap.wbmp", "wbmp"},
    {"image/webp", "webp"},
    {"image/x-icon", "ico cur"},
    {"image/x-jng", "jng"},
    {"image/x-ms-bmp", "bmp"},
    {"font/collection", "ttc"},
    {"font/otf", "otf"},
    {"font/ttf", "ttf"},
    {"font/woff", "woff"},
    {"font/woff2", "woff2"},
    {"application/javascript", "js mjs cjs"},
    {"application/json", "json map"},
    {"application/ld+json", "jsonld"},
    {"application/geo+json", "geojson"},
    {"application/manifest+json", "webmanifest"},
    {"application/x-ndjson", "ndjson jsonl"},
    {"application/yaml", "yaml yml"},
    {"application/toml", "toml"},
    {"application/wasm", "wasm"},
    {"application/atom+xml", "atom"},
    {"application/rss+xml", "rss"},
    {"application/rdf+xml", "rdf"},
    {"application/dash+xml", "mpd"},
    {"application/xhtml+xml", "xhtml xht"},
    {"application/xml-dtd", "dtd"},
    {"application/xslt+xml", "xsl xslt"},
    {"application/xspf+xml", "xspf"},
    {"application/epub+zip", "epub"},
    {"application/gzip", "gz tgz"},
    {"application/java-archive", "jar war ear"},
    {"application/mac-binhex40", "hqx"},
    {"application/msword", "doc"},
    {"application/octet-stream", "bin exe dll deb dmg iso img msi msp msm"},
    {"application/pdf", "pdf"},
    {"application/postscript", "ps eps ai"},
    {"application/rtf", "rtf"},
    {"application/sql", "sql"},
    {"application/vnd.android.package-archive", "apk"},
    {"application/vnd.apple.mpegurl", "m3u8"},
    {"application/vnd.google-earth.kml+xml", "kml"},
    {"application/vnd.google-earth.kmz", "kmz"},
    {"application/vnd.ms-excel", "xls"},
    {"application/vnd.ms-fontobject", "eot"},
    {"application/vnd.ms-powerpoint", "ppt"},
    {"application/vnd.oasis.opendocument.graphics", "odg"},
    {"application/vnd.oasis.opendocument.presentation", "odp"},
    {"application/vnd.oasis.opendocument.spreadsheet", "ods"},
    {"application/vnd.oasis.opendocument.text", "odt"},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    {"application/vnd.sqlite3", "sqlite sqlite3"},
    {"application/vnd.wap.wmlc", "wmlc"},
    {"application/x-7z-compressed", "7z"},
    {"application/x-bittorrent", "torrent"},
    {"application/x-bzip2", "bz2"},
    {"application/x-cocoa", "cco"},
    {"application/x-java-archive-diff", "jardiff"},
    {"application/x-java-jnlp-file", "jnlp"},
    {"application/x-makeself", "run"},
    {"application/x-perl", "pl pm"},
    {"application/x-pilot", "prc pdb"},
    {"application/x-rar-compressed", "rar"},
    {"application/x-redhat-package-manager", "rpm"},
    {"application/x-sea", "sea"},
    {"application/x-shockwave-flash", "swf"},
    {"application/x-stuffit", "sit"},
    {"application/x-subrip", "srt"},
    {"application/x-tar", "tar"},
    {"application/x-tcl", "tcl tk"},
    {"application/x-x509-ca-cert", "der pem crt"},
    {"application/x-xpinstall", "xpi"},
    {"application/x-xz", "xz"},
    {"application/zip", "zip"},
    {"application/zstd", "zst"},
    {"audio/aac", "aac"},
    {"audio/flac", "flac"},
    {"audio/midi", "mid midi kar"},
    {"audio/mpeg", "mp3"},
    {"audio/ogg", "ogg oga opus"},
    {"audio/wav", "wav"},
    {"audio/webm", "weba"},
    {"audio/x-m4a", "m4a"},
    {"audio/x-realaudio", "ra"},
    {"message/rfc822", "eml mht mhtml"},
    {"model/gltf+json", "gltf"},
    {"model/gltf-binary", "glb"},
    {"model/obj", "obj"},
    {"model/stl", "stl"},
    {"model/vnd.usdz+zip", "usdz"},
    {"video/3gpp", "3gpp 3gp"},
    {"video/iso.segment", "m4s"},
    {"video/mp2t", "ts"},
    {"video/mp4", "mp4"},
    {"video/mpeg", "mpeg mpg"},
    {"video/ogg", "ogv"},
    {"video/quicktime", "mov"},
    {"video/webm", "webm"},
    {"video/x-flv", "flv"},
    {"video/x-m4v", "m4v"},
    {"video/x-matroska", "mkv"},
    {"video/x-mng", "mng"},
    {"video/x-ms-asf", "asx asf"},
    {"video/x-ms-wmv", "wmv"},
    {"video/x-msvideo", "avi"},
};

MimeTypes::MimeTypes() {
  for (int i = 0; i < kBuckets; ++i)
    first_[i] = kEnd;
}

// The bit that tells a capital letter from a small one does not count.
std::size_t MimeTypes::bucketOf(const Slice& extension) {
  std::size_t hash = extension.size();
  for (std::size_t i = 0; i < extension.size(); ++i)
    hash = hash * 31 + (static_cast<unsigned char>(extension[i]) | 0x20);
  return hash % kBuckets;
}

const MimeTypes::Entry* MimeTypes::look(const Slice& extension) const {
  for (int i = first_[bucketOf(extension)]; i != kEnd;) {
    const Entry& entry = entries_[static_cast<std::size_t>(i)];
    if (equalsIgnoreCase(extension, entry.extension)) return &entry;
    i = entry.next;
  }
  return 0;
}

void MimeTypes::fillBuiltIn(MimeTypes& types) {
  for (std::size_t i = 0; i < sizeof kRows / sizeof kRows[0]; ++i) {
    Slice rest(kRows[i].extensions);
    while (!rest.empty()) {
      std::size_t space = rest.find(' ');
      types.add(rest.sub(0, space), kRows[i].type);
      rest = space == Slice::npos ? Slice() : rest.from(space + 1);
    }
  }
}

// The newest entry comes first in its list.
void MimeTypes::add(const Slice& extension, const Slice& type) {
  int& first = first_[bucketOf(extension)];
  Entry entry;
  entry.extension = extension.str();
  entry.type = type.str();
  entry.next = first;
  entries_.push_back(entry);
  first = static_cast<int>(entries_.size()) - 1;
}

// Returns what follows the last dot of the last segment, unless the dot begins the segment.
static Slice extensionOf(const Slice& path) {
  for (std::size_t i = path.size(); i > 1; --i) {
    if (path[i - 1] == '/') break;
    if (path[i - 1] == '.' && path[i - 2] != '/') return path.from(i);
  }
  return Slice();
}

Slice MimeTypes::find(const Slice& path) const {
  Slice extension = extensionOf(path);
  const Entry* entry = extension.empty() ? 0 : look(extension);
  return entry ? Slice(entry->type) : Slice();
}
