#ifndef TESTS_DIRECTIVES_LOADER_HPP
#define TESTS_DIRECTIVES_LOADER_HPP

#include <memory>
#include <string>

#include "config/Config.hpp"
#include "config/TemplateText.hpp"
#include "support/TempDir.hpp"

// Loads configurations from a directory of its own.
class Loader {
 public:
  void write(const std::string& name, const std::string& text) { directory_.write(name, text); }
  std::string path(const std::string& name) const { return directory_.path(name); }

  // Loads `text` as the file "t". Returns "" for success, else the message, without the directory's
  // name.
  std::string load(const std::string& text, const std::string& directives = "");
  std::string loadFile(const std::string& name, const std::string& directives = "");
  // The same inside http{}, inside http{ server{ listen 80; } }, and in a location of that. The
  // text begins on line 2.
  std::string loadHttp(const std::string& text);
  std::string loadServer(const std::string& text);
  std::string loadLocation(const std::string& text);

  // What the last load built.
  const Config& config() const { return *config_; }
  const VirtualServer& server(std::size_t i = 0) const { return *config_->servers.at(i); }
  const Location& location(std::size_t i = 0) const { return *server().level.locations.at(i); }
  // One a line.
  std::string warnings() const;
  std::string notes() const;

 private:
  std::string withoutDirectory(std::string text) const;

  TempDir directory_;
  std::unique_ptr<Config> config_;
};

#endif
