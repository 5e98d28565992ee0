#include "server/FolderConfig.hpp"

#include "base/Slice.hpp"
#include "config/Values.hpp"
#include "http/CharClass.hpp"

static const char kDefaultListen[] = "127.0.0.1:8080";

static const char kHttp[] =
    "# This configuration shares a folder, which is its prefix. To go on from it, save it as FILE, "
    "and\n"
    "# run: webserv -p FOLDER -c FILE (with the absolute path of FILE).\n"
    "events { }\n"
    "\n"
    "http {\n"
    "    charset              utf-8;\n"
    "    client_max_body_size 4g;\n"
    "\n";

// A page of another site can make its own name mean this machine, but the browser goes on to send
// that name.
static const char kOtherHosts[] =
    "    # Requests for a host that is not this machine come from pages of other sites that make\n"
    "    # their own names mean this machine (DNS rebinding).\n"
    "    server {\n"
    "        listen      LISTEN default_server;\n"
    "        server_name _;\n"
    "        return      421;\n"
    "    }\n"
    "\n";

static const char kServer[] =
    "    server {\n"
    "        listen      LISTEN;\n"
    "        server_name localhost NAMES \"\"\n"
    "                    ~^\\d+\\.\\d+\\.\\d+\\.\\d+$ ~^\\[[0-9a-f:.]+\\]$;\n"
    "        root        .;\n"
    "        autoindex   on;\n";

static const char kUploads[] =
    "\n"
    "        # POST stores files in the directory that the address names. The files of visitors "
    "must\n"
    "        # not act in the name of this site, so their scripts do not run and none is an "
    "index.\n"
    "        upload_store .$uri;\n"
    "        index        .none;\n"
    "        add_header   Content-Security-Policy sandbox;\n"
    "        add_header   X-Content-Type-Options  nosniff;\n";

static const char kDeletes[] =
    "\n"
    "        # DELETE removes a file or an empty directory.\n"
    "        dav_methods DELETE;\n";

static const char kLocations[] =
    "\n"
    "        # Names that begin with a dot are hidden at every depth.\n"
    "        location ~ /\\. {\n"
    "            return 404;\n"
    "        }\n"
    "        location = /.well-known {\n"
    "        }\n"
    "        location ^~ /.well-known/ {\n"
    "            location ~ /\\..*/\\. {\n"
    "                return 404;\n"
    "            }\n"
    "        }\n"
    "    }\n"
    "}\n";

static bool isHostChar(char c) {
  return isDigit(c) || (toLower(c) >= 'a' && toLower(c) <= 'z') || c == '.' || c == '-';
}

// Returns true if `text` cannot end the directive that it becomes a part of.
static bool isListen(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!isHostChar(text[i]) && Slice("[]:*").find(text[i]) == Slice::npos) return false;
  return true;
}

// The name of the machine, alone and as other machines of the network find it (mDNS, RFC 6762 3).
static std::string ownNames() {
  const std::string name = hostName();
  for (std::size_t i = 0; i < name.size(); ++i)
    if (!isHostChar(name[i])) return std::string();
  return name.empty() ? name : name + " " + name.substr(0, name.find('.')) + ".local";
}

static std::string replaced(const char* text, const std::string& word, const std::string& value) {
  std::string result = text;
  std::size_t at = result.find(word);
  return result.replace(at, word.size(), value);
}

Status writeFolderConfig(const FolderOptions& options, std::string& text) {
  if (!isListen(options.listen)) {
    return Status::error("invalid value \"" + options.listen +
                         "\" of option \"-l\", it must be a port or an address and a port");
  }
  const std::string listen = options.listen.empty() ? kDefaultListen : options.listen;
  text = kHttp;
  text += replaced(kOtherHosts, "LISTEN", listen);
  text += replaced(replaced(kServer, "LISTEN", listen).c_str(), "NAMES", ownNames());
  if (options.takesFiles || options.mayDelete) text += kUploads;
  if (options.mayDelete) text += kDeletes;
  text += kLocations;
  return Status::ok();
}
