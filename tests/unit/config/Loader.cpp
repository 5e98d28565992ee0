#include "config/Loader.hpp"

#include <criterion/criterion.h>
#include <stdlib.h>

#include <fstream>

static void run(const std::string& command) {
  if (system(command.c_str()) != 0) cr_assert(false, "%s", command.c_str());
}

Loader::Loader() {
  char name[] = "/tmp/webserv-config-XXXXXX";
  if (!mkdtemp(name)) cr_assert(false, "mkdtemp");
  directory_ = name;
}

Loader::~Loader() { run("chmod -R u+rwx " + directory_ + " && rm -rf " + directory_); }

void Loader::write(const std::string& name, const std::string& text) {
  std::size_t slash = name.rfind('/');
  if (slash != std::string::npos) run("mkdir -p '" + path(name.substr(0, slash)) + "'");
  std::ofstream file(path(name).c_str(), std::ios::binary);
  file << text;
}

std::string Loader::load(const std::string& text, const std::string& directives) {
  write("t", text);
  return loadFile("t", directives);
}

std::string Loader::loadFile(const std::string& name, const std::string& directives) {
  ConfigOptions options;
  options.prefix = directory_;
  options.file = name;
  options.directives = directives;
  config_.reset(new Config);
  Status status = loadConfig(options, *config_);
  return status.isOk() ? "" : withoutDirectory(status.message());
}

std::string Loader::loadHttp(const std::string& text) {
  return load("events {} http {\n" + text + "\n}");
}

std::string Loader::loadServer(const std::string& text) {
  return load("events {} http { server { listen 80;\n" + text + "\n} }");
}

std::string Loader::loadLocation(const std::string& text) {
  return load("events {} http { server { listen 80; location /x {\n" + text + "\n} } }");
}

std::string Loader::withoutDirectory(std::string text) const {
  std::string prefix = directory_ + "/";
  for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
    text.erase(at, prefix.size());
  return text;
}

static std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += line + "\n";
  return text;
}

std::string Loader::warnings() const { return withoutDirectory(joined(config_->warnings)); }

std::string Loader::notes() const { return withoutDirectory(joined(config_->notes)); }

std::string describe(const Template& text) {
  std::string out;
  for (const Template::Part& part : text.parts()) {
    if (!out.empty()) out += '|';
    if (part.variable != kVarNone) out += '$' + std::to_string(part.variable) + ' ';
    out += part.text;
  }
  return out;
}
