#include "server/Site.hpp"

#include <criterion/criterion.h>

#include "directives/ConfigLoader.hpp"
#include "net/EventLoop.hpp"
#include "support/Memory.hpp"
#include "support/TempDir.hpp"

static const char kText[] =
    "server { listen 127.0.0.1:80; server_name a b *.c; location / { location /x { } } }\n"
    "server { listen 127.0.0.1:81; location = /y { } }\n";

// Loads kText from a directory of its own.
struct Text {
  TempDir directory;
  ConfigOptions options;

  Text() {
    directory.write("t", kText);
    options.prefix = directory.path();
    options.file = "t";
  }
};

// Whichever allocation fails, the configuration has one owner and nothing leaks.
Test(Site, memory_runs_out_while_it_is_made) {
  Text text;
  EventLoop loop;
  BlockPool pool(0);
  Logs logs(loop, pool);
  ScopedPtr<Config> config;
  for (int failures = 0;; ++failures) {
    config.reset(new Config);
    cr_assert(loadConfig(text.options, *config).isOk());
    try {
      const Memory memory(failures);
      Ref<Site> site(new Site(config, logs));
      cr_expect_gt(failures, 10);
      break;
    } catch (const std::bad_alloc&) {
    }
  }
  cr_expect_null(config.get());
}
