#ifndef SERVER_SERVER_HPP
#define SERVER_SERVER_HPP

#include <ostream>
#include <string>

#include "base/BlockPool.hpp"
#include "base/Counters.hpp"
#include "base/RandomBytes.hpp"
#include "base/Status.hpp"
#include "config/ConfigOptions.hpp"
#include "content/FileCache.hpp"
#include "exchange/Clock.hpp"
#include "net/Acceptor.hpp"
#include "net/EventLoop.hpp"
#include "processes/Children.hpp"
#include "server/ConnectionSet.hpp"
#include "server/ListenerSet.hpp"
#include "server/Logs.hpp"
#include "server/PidFile.hpp"
#include "sessions/Sessions.hpp"

// The whole server: makes all its parts, hands each what it needs, and does what signals ask for.
// Several servers may be in one process, but they share the signals.
class Server : public Acceptor {
 public:
  explicit Server(const ConfigOptions& options);
  virtual ~Server();

  // Loads the configuration and opens its logs. An error says why the server would not start.
  Status check();
  // Loads the configuration, opens logs and sockets, and writes the pid file. Prints warnings to
  // `errors`.
  Status start(std::ostream& errors);
  void announce(std::ostream& out) const { listeners_.announce(out); }
  void announceReachable(std::ostream& out) const { listeners_.announceReachable(out); }
  // Serves until a signal ends it.
  void run();

  virtual void accepted(const Listener& listener, int fd, const Address& peer);
  virtual bool mayAccept(Listener& listener);
  virtual void acceptFailed(Listener& listener);

 private:
  Server(const Server&);
  Server& operator=(const Server&);

  Status loadSite(Ref<Site>& site);
  Status tryToLoad(Ref<Site>& site);
  void use(Site* site);
  void limitConnections(const Config& config);
  void relievePoll();
  void obeySignals();
  void logFaults(const Status& status);
  void reload();
  void reopenLogs();
  void stop();
  void quit();
  bool isDrained() const;
  void watchLogs();
  void flushLogs();
  void log(LogLevel level, const char* text, const std::string& detail = std::string(),
           const char* rest = "");

  ConfigOptions options_;
  int pid_;
  EventLoop loop_;
  BlockPool pool_;
  Clock clock_;
  FileCache files_;
  Children children_;
  RandomBytes random_;
  Sessions sessions_;
  Counters counters_;
  Services services_;
  Logs logs_;
  ConnectionSet connections_;
  ListenerSet listeners_;
  PidFile pidFile_;
  std::size_t descriptors_;      // their limit, as it was last read; 0 if unknown
  std::size_t mostConnections_;  // leaves descriptors for files and logs; 0 if unlimited
  long logsWatched_;             // the second in which the logs were last checked
  long pollFailed_;              // the second of the last failure of poll() that was logged
  long quitAt_;                  // the second in which a graceful shutdown began
  bool isRunning_;
};

#endif
