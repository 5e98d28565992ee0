#ifndef SERVER_SITE_HPP
#define SERVER_SITE_HPP

#include <vector>

#include "base/Counted.hpp"
#include "base/ScopedPtr.hpp"
#include "base/Status.hpp"
#include "config/Config.hpp"
#include "limits/ZoneTables.hpp"
#include "routing/Router.hpp"
#include "server/Logs.hpp"

// A configuration at work, with its router and its logs. Each request keeps the site alive under
// which it began: after a reload the old site goes when the last of its requests has ended.
class Site : public Counted {
 public:
  // Takes the configuration from `config`, which is empty afterwards. Keeps a reference to the
  // logs, which must outlive it.
  Site(ScopedPtr<Config>& config, Logs& logs);
  // Gives the zones of the configuration their memory. A zone of `before` that has not changed
  // hands its memory on; `before` is 0 at the start. Throws std::bad_alloc.
  void openZones(const Site* before);
  // Opens the logs of the configuration. After an error the site must not be used.
  Status openLogs();

  const Config& config() const { return *config_; }
  // Returns true if a log format shows how long requests take.
  bool measuresTime() const { return measuresTime_; }
  const Router& router() const { return router_; }

 protected:
  virtual ~Site();

 private:
  ScopedPtr<Config> config_;
  Router router_;
  ZoneTables zones_;
  Logs& logs_;
  std::vector<LogWriter*> used_;
  bool measuresTime_;
};

#endif
