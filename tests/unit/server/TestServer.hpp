#pragma once

#include <criterion/criterion.h>

#include <string>
#include <vector>

#include "base/BlockPool.hpp"
#include "content/FileCache.hpp"
#include "directives/ConfigLoader.hpp"
#include "exchange/Clock.hpp"
#include "net/EventLoop.hpp"
#include "processes/Children.hpp"
#include "server/ConnectionSet.hpp"
#include "server/Logs.hpp"
#include "server/Site.hpp"
#include "sessions/Sessions.hpp"
#include "support/TempDir.hpp"

// All that connections need of a server, without its listeners and signals. The configuration has
// one address, 127.0.0.1:80, which nothing listens on; paths are relative to `dir`.
// `more` stands outside the server block, `inServer` within it.
class TestServer {
 public:
  explicit TestServer(const TempDir& dir, const std::string& more = "",
                      const std::string& inServer = "")
      : pool(1 << 20),
        clock(loop.current(), loop.uptime()),
        files(loop.current()),
        children(loop, pool),
        sessions(loop.current()),
        services(files, clock, children, sessions, loop),
        logs(loop, pool),
        connections(loop, pool, services) {
    dir.write("server.conf", "error_log error.log; " + more +
                                 " server { listen 127.0.0.1:80; root html;"
                                 " access_log access.log; " +
                                 inServer + "}");
    ConfigOptions options;
    options.file = "server.conf";
    options.prefix = dir.path();
    ScopedPtr<Config> config(new Config);
    Status loaded = loadConfig(options, *config);
    cr_assert(loaded.isOk(), "%s", loaded.message().c_str());
    Site* site = new Site(config, logs);
    site->openZones(0);
    connections.setSite(site);
    Status opened = site->openLogs();
    cr_assert(opened.isOk(), "%s", opened.message().c_str());
  }
  ~TestServer() {
    connections.dropAll();
    connections.setSite(0);
  }

  // A client of the configured address, with the given descriptor.
  static Client client(int fd) {
    std::vector<Address> addresses;
    Address::resolve("127.0.0.1:80", 80, addresses);
    Client made;
    made.peer = made.socket = made.key = addresses.at(0);
    made.port = 80;
    made.fd = fd;
    return made;
  }

  EventLoop loop;
  BlockPool pool;
  Clock clock;
  FileCache files;
  Children children;
  Sessions sessions;
  Services services;
  Logs logs;
  ConnectionSet connections;
};
