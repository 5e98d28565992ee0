#ifndef TESTS_CONFIG_LOADER_HPP
#define TESTS_CONFIG_LOADER_HPP

#include <memory>
#include <string>

#include "config/Builder.hpp"

// Loads configurations from a directory of its own, which goes with it.
class Loader {
 public:
  Loader();
  ~Loader();

  // Makes the directories on the way.
  void write(const std::string& name, const std::string& text);
  std::string path(const std::string& name) const { return directory_ + "/" + name; }

  // What loading `text` as the file "t" says: "" for success, else the message, with the
  // directory's name taken out.
  std::string load(const std::string& text, const std::string& directives = "");
  std::string loadFile(const std::string& name, const std::string& directives = "");
  // The same inside http{}, inside http{ server{ listen 80; } }, and in a location of that.
  std::string loadHttp(const std::string& text);
  std::string loadServer(const std::string& text);
  std::string loadLocation(const std::string& text);

  // Of the last load.
  const Config& config() const { return *config_; }
  const VirtualServer& server(std::size_t i = 0) const { return *config_->servers.at(i); }
  const Location& location(std::size_t i = 0) const { return *server().level.locations.at(i); }
  // Warnings, and notes, one a line.
  std::string warnings() const;
  std::string notes() const;

 private:
  std::string withoutDirectory(std::string text) const;

  std::string directory_;
  std::unique_ptr<Config> config_;
};

// "a|$uri|b" for the parts of a template; of a family "$http_ user_agent".
std::string describe(const Template& text);

#endif
