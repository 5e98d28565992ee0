#include "config/Directives.hpp"

#include <algorithm>
#include <vector>

#include "config/Setters.hpp"

// The table: name, where and how, least and most words after the name, setter.
static const Directive kWorking[] = {
    // blocks; the Builder opens them
    {"events", kMain | kEvents << kOpens, 0, 0, 0},
    {"http", kMain | kHttp << kOpens, 0, 0, 0},
    {"server", kHttp | kRepeats | kServer << kOpens, 0, 0, 0},
    {"location", kServer | kLocation | kRepeats | kLocation << kOpens, 1, 2, 0},
    {"limit_except", kLocation | kLimitExcept << kOpens, 1, kMany, 0},

    // the Parser replaces it by what it names
    {"include", kMain | kEvents | kAnywhere | kLimitExcept | kTypes, 1, 1, 0},

    // the process
    {"daemon", kMain, 1, 1, setDaemon},
    {"pid", kMain, 1, 1, setPid},
    {"worker_connections", kEvents, 1, 1, setMain<int, &Config::workerConnections>},

    // servers
    {"listen", kServer | kRepeats, 1, kMany, setListen},
    {"server_name", kServer | kRepeats, 1, kMany, setServerName},
    {"large_client_header_buffers", kHttp | kServer, 2, 2, setHeaderBuffers},
    {"max_headers", kHttp | kServer, 1, 1, setMaxHeaders},
    {"allow_bare_lf", kHttp | kServer, 1, 1, setHead<bool, &HeadLimits::allowBareLf>},
    {"underscores_in_headers", kHttp | kServer, 1, 1, setHead<bool, &HeadLimits::underscores>},
    {"ignore_invalid_headers", kHttp | kServer, 1, 1, setHead<bool, &HeadLimits::ignoreInvalid>},
    {"merge_slashes", kHttp | kServer, 1, 1, setServer<bool, &VirtualServer::mergeSlashes>},

    // where things are
    {"root", kAnywhere, 1, 1, setRoot},
    {"alias", kLocation, 1, 1, setAlias},
    {"index", kAnywhere | kRepeats, 1, kMany, setIndex},
    {"try_files", kServer | kLocation, 2, kMany, setTryFiles},
    {"error_page", kAnywhere | kRepeats, 2, kMany, setErrorPage},
    {"recursive_error_pages", kAnywhere, 1, 1,
     set<ErrorPageSettings, bool, &ErrorPageSettings::isRecursive>},
    {"return", kServer | kLocation | kRepeats, 1, 2, setReturn},
    {"internal", kLocation, 0, 0, setInternal},

    // what clients may do
    {"methods", kServer | kLocation, 1, kMany, setMethods},
    {"allow", kAnywhere | kLimitExcept | kRepeats, 1, 1, setAllow},
    {"deny", kAnywhere | kLimitExcept | kRepeats, 1, 1, setDeny},
    {"client_max_body_size", kAnywhere, 1, 1, set<BodySettings, off_t, &BodySettings::maxSize>},
    {"client_header_timeout", kHttp | kServer, 1, 1,
     setTime<ConnectionSettings, &ConnectionSettings::headerTimeout>},
    {"client_body_timeout", kAnywhere, 1, 1, setTime<BodySettings, &BodySettings::timeout>},
    {"send_timeout", kAnywhere, 1, 1,
     setTime<ConnectionSettings, &ConnectionSettings::sendTimeout>},
    {"keepalive_timeout", kAnywhere, 1, 2, setKeepaliveTimeout},
    {"keepalive_requests", kAnywhere, 1, 1,
     set<ConnectionSettings, int, &ConnectionSettings::keepaliveRequests>},

    // what answers look like
    {"types", kAnywhere | kRepeats | kTypes << kOpens, 0, 0, setTypes},
    {"default_type", kAnywhere, 1, 1,
     set<ResponseSettings, std::string, &ResponseSettings::defaultType>},
    {"charset", kAnywhere, 1, 1, setCharset},
    {"add_header", kAnywhere | kRepeats, 2, 3, setAddHeader},
    {"expires", kAnywhere, 1, 2, setExpires},
    {"etag", kAnywhere, 1, 1, set<FileSettings, bool, &FileSettings::etag>},
    {"if_modified_since", kAnywhere, 1, 1,
     set<FileSettings, ModifiedSince, &FileSettings::ifModifiedSince>},
    {"max_ranges", kAnywhere, 1, 1, set<FileSettings, int, &FileSettings::maxRanges>},
    {"gzip_static", kAnywhere, 1, 1,
     set<CompressionSettings, GzipStaticMode, &CompressionSettings::gzipStatic>},
    {"gzip_vary", kAnywhere, 1, 1, set<CompressionSettings, bool, &CompressionSettings::vary>},
    {"server_tokens", kAnywhere, 1, 1,
     set<ResponseSettings, ServerTokens, &ResponseSettings::serverTokens>},
    {"absolute_redirect", kAnywhere, 1, 1,
     set<RedirectSettings, bool, &RedirectSettings::isAbsolute>},
    {"port_in_redirect", kAnywhere, 1, 1, set<RedirectSettings, bool, &RedirectSettings::hasPort>},
    {"server_name_in_redirect", kAnywhere, 1, 1,
     set<RedirectSettings, bool, &RedirectSettings::hasServerName>},
    {"autoindex", kAnywhere, 1, 1, set<AutoindexSettings, bool, &AutoindexSettings::isOn>},
    {"autoindex_exact_size", kAnywhere, 1, 1,
     set<AutoindexSettings, bool, &AutoindexSettings::exactSize>},
    {"autoindex_localtime", kAnywhere, 1, 1,
     set<AutoindexSettings, bool, &AutoindexSettings::localtime>},
    {"autoindex_format", kAnywhere, 1, 1,
     set<AutoindexSettings, AutoindexFormat, &AutoindexSettings::format>},

    // logs and files
    {"log_format", kHttp | kRepeats | kEarly, 2, kMany, setLogFormat},
    {"access_log", kAnywhere | kRepeats, 1, kMany, setAccessLog},
    {"error_log", kMain | kAnywhere | kRepeats, 1, kMany, setErrorLog},
    {"log_not_found", kAnywhere, 1, 1, set<LogSettings, bool, &LogSettings::notFound>},
    {"open_file_cache", kAnywhere, 1, 2, setOpenFileCache},
    {"open_file_cache_valid", kAnywhere, 1, 1,
     setTime<FileCacheSettings, &FileCacheSettings::valid>},

    // programs, and bodies kept
    {"cgi", kAnywhere | kRepeats, 1, 4, setCgi},
    {"cgi_pass", kLocation, 1, 2, setCgiPass},
    {"cgi_param", kAnywhere | kRepeats, 2, 2, setCgiParam},
    {"cgi_timeout", kAnywhere, 1, 1, setTime<CgiSettings, &CgiSettings::timeout>},
    {"cgi_max_processes", kHttp, 1, 1, setCgiMaxProcesses},
    {"client_body_temp_path", kAnywhere, 1, 4, setBodyTempPath},
    {"upload_store", kServer | kLocation, 1, 1, setUploadStore},
    {"upload_max_files", kServer | kLocation, 1, 1,
     setCount<UploadSettings, &UploadSettings::maxFiles>},
    {"dav_methods", kServer | kLocation | kRepeats, 1, kMany, setDavMethods},
    {"create_full_put_path", kServer | kLocation, 1, 1, setFullPutPath},
    {"session_cookie", kAnywhere, 1, 1, setSessionCookie},
    {"session_timeout", kAnywhere, 1, 1, setSessionTimeout},
    {"session_max", kAnywhere, 1, 1, setCount<SessionSettings, &SessionSettings::max>},
};

const DirectiveTable& DirectiveTable::working() {
  static const DirectiveTable kTable(kWorking);
  return kTable;
}

const DirectiveTable& DirectiveTable::part(int i) {
  switch (i) {
    case 0:
      return working();
    case 1:
      return inert();
    default:
      return refused();
  }
}

// "*_buffering" for "proxy_buffering"; empty where no proxy's name is in front.
static std::string familyName(const Slice& name) {
  const char* const kProxies[] = {"proxy", "fastcgi", "uwsgi", "scgi", "grpc", "memcached"};
  for (std::size_t i = 0; i < sizeof(kProxies) / sizeof(kProxies[0]); ++i) {
    Slice proxy(kProxies[i]);
    Slice rest = name.from(proxy.size());
    if (name.startsWith(proxy) && rest.startsWith("_")) return "*" + rest.str();
  }
  return std::string();
}

static const Directive* findIn(const DirectiveTable& part, const Slice& name) {
  for (const Directive* row = part.begin(); row != part.end(); ++row) {
    if (row->name[0] == name[0] && name == row->name) return row;
  }
  return 0;
}

const Directive* findDirective(const Slice& name) {
  if (name.empty() || name[0] == '*') return 0;
  std::string family = familyName(name);
  const Directive* found = 0;
  for (int i = 0; !found && i < DirectiveTable::kParts; ++i) {
    found = findIn(DirectiveTable::part(i), name);
  }
  if (found || family.empty()) return found;
  return findIn(DirectiveTable::proxySettings(), family);
}

// Edits that turn one into the other: a letter more, less, other, or two swapped.
static std::size_t editDistance(const Slice& a, const Slice& b) {
  std::vector<std::size_t> beforeLast(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    beforeLast.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      bool same = a[i - 1] == b[j - 1];
      row[j] = std::min(std::min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], beforeLast[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::string suggestDirective(const Slice& name, unsigned context) {
  const std::size_t kMaxName = 64;
  if (name.size() > kMaxName) return std::string();
  // A quarter of the letters may be wrong, at least one; what may not stand here counts half more.
  std::size_t best = 2 * std::max<std::size_t>(1, name.size() / 4) + 1;
  std::string found;
  for (int i = 0; i < DirectiveTable::kParts; ++i) {
    const DirectiveTable& part = DirectiveTable::part(i);
    for (const Directive* row = part.begin(); row != part.end(); ++row) {
      std::size_t distance = 2 * editDistance(name, row->name) + (row->may(context) ? 0 : 1);
      if (distance >= best || row->name[0] == '*') continue;
      best = distance;
      found = row->name;
    }
  }
  return found;
}
