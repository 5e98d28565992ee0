#include <signal.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <iostream>

#include "base/Fd.hpp"
#include "config/SurpriseCheck.hpp"
#include "directives/ConfigLoader.hpp"
#include "net/Signals.hpp"
#include "server/CommandLine.hpp"
#include "server/PidFile.hpp"
#include "server/Server.hpp"

static int complain(const std::string& sentence) {
  std::cerr << "webserv: " << sentence << std::endl;
  return 1;
}

static void printAll(const std::vector<std::string>& sentences) {
  for (std::size_t i = 0; i < sentences.size(); ++i)
    std::cerr << "webserv: " << sentences[i] << '\n';
}

// Prints each fault on a line of its own.
static int complain(const Status& status) {
  printAll(status.sentences());
  return 1;
}

static void dump(const Config& config) {
  for (std::size_t i = 0; i < config.sources.size(); ++i)
    std::cout << "# configuration file " << config.sources[i].path << ":\n"
              << config.sources[i].text << '\n';
}

static int testConfiguration(const CommandLine& line) {
  Config config;
  Status status = loadConfig(line.config, config);
  if (!status.isOk()) {
    complain(status);
    return complain("configuration file " + line.config.file + " test failed");
  }
  warnOfSurprises(config);
  status = Server(line.config).check();
  if (!status.isOk()) return complain(status);
  printAll(config.warnings);
  if (!line.isQuiet) {
    printAll(config.notes);
    std::cerr << "webserv: configuration file " << line.config.file << " test is successful\n";
  }
  if (line.dumps) dump(config);
  return 0;
}

static int numberOf(const std::string& signal) {
  if (signal == "quit") return SIGQUIT;
  if (signal == "reload") return SIGHUP;
  return signal == "reopen" ? SIGUSR1 : SIGTERM;
}

static int sendSignal(const CommandLine& line) {
  Config config;
  Status status = loadConfig(line.config, config);
  if (!status.isOk()) return complain(status);
  int pid = 0;
  status = PidFile::read(config.pidFile, pid);
  if (!status.isOk()) return complain(status);
  if (kill(pid, numberOf(line.signal)) == 0) return 0;
  return complain("cannot signal the process in \"" + config.pidFile +
                  "\": " + std::strerror(errno));
}

static int serve(const CommandLine& line) {
  Fd::occupyStandard();
  Fd::closeInheritedOnExec();
  Signals::install();
  Server server(line.config);
  Status status = server.start(std::cerr);
  if (!status.isOk()) return complain(status);
  server.announce(std::cout);
  if (!line.folder.directory.empty()) server.announceReachable(std::cout);
  server.run();
  return 0;
}

static int act(int argc, char** argv) {
  CommandLine line;
  Status status = line.parse(argc, argv);
  if (!status.isOk()) return complain(status);
  if (line.showsHelp) std::cerr << versionText() << usageText();
  if (line.showsBuild) std::cerr << buildText();
  if (line.showsVersion && !line.showsHelp) std::cerr << versionText();
  if (line.showsHelp || line.showsBuild || line.showsVersion) return 0;
  if (line.tests) return testConfiguration(line);
  return line.signal.empty() ? serve(line) : sendSignal(line);
}

int main(int argc, char** argv) {
  try {
    return act(argc, argv);
  } catch (const std::exception& error) {
    return complain(error.what());
  }
}
