#include "directives/Loader.hpp"

#include "directives/ConfigLoader.hpp"

std::string Loader::load(const std::string& text, const std::string& directives) {
  directory_.write("t", text);
  return loadFile("t", directives);
}

std::string Loader::loadFile(const std::string& name, const std::string& directives) {
  ConfigOptions options;
  options.prefix = directory_.path();
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
  std::string prefix = directory_.path("");
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
