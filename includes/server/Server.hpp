#ifndef SERVER_SERVER_HPP
#define SERVER_SERVER_HPP

#include <ostream>
#include <string>

#include "base/BlockPool.hpp"
#include "base/Status.hpp"
#include "config/ConfigOptions.hpp"
#include "content/FileCache.hpp"
#include "exchange/Clock.hpp"
#include "net/EventLoop.hpp"
#include "processes/Children.hpp"
#include "server/ConnectionSet.hpp"
#include "server/ListenerSet.hpp"
#include "server/Logs.hpp"
#include "server/PidFile.hpp"
#include "sessions/Sessions.hpp"

// The whole server: it makes everything, hands everyone what they need, and does what signals
// ask for. There may be several in one process, but for the signals.
class Server : public Acceptor {
 public:
  explicit Server(const ConfigOptions& options);
  virtual ~Server();

  // Loads the configuration and opens its logs, to see whether it would start.
  Status check();
  // Loads the configuration, opens logs and sockets, writes the pid file. Warnings go to `errors`.
  Status start(std::ostream& errors);
  void announce(std::ostream& out) const { listeners_.announce(out); }
  // Serves until a signal ends it.
  void run();

  virtual void accepted(const Listener& listener, int fd, const Address& peer);
  virtual bool mayAccept(Listener& listener);
  virtual void acceptFailed(Listener& listener);

 private:
  Server(const Server&);
  Server& operator=(const Server&);

  Status loadSite(Ref<Site>& site);
  void use(Site* site);
  void obeySignals();
  void reload();
  void reloadSite();
  void reopenLogs();
  void stop();
  void quit();
  void watchLogs();
  void flushLogs();
  void log(LogLevel level, const Slice& text);

  ConfigOptions options_;
  int pid_;
  EventLoop loop_;
  BlockPool pool_;
  Clock clock_;
  FileCache files_;
  Children children_;
  Sessions sessions_;
  Services services_;
  Logs logs_;
  ConnectionSet connections_;
  ListenerSet listeners_;
  PidFile pidFile_;
  std::size_t mostConnections_;  // so that descriptors are left for files and logs; 0: no bound
  std::time_t logsWatched_;
  bool isRunning_;
};

#endif
