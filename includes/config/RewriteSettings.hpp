#ifndef CONFIG_REWRITESETTINGS_HPP
#define CONFIG_REWRITESETTINGS_HPP

// What the rewrite directives write to the error log.
struct RewriteSettings {
  bool isLogged;              // `rewrite_log`: each match and rewrite
  bool warnsOfUninitialized;  // a variable is used to which nothing has been assigned

  RewriteSettings() : isLogged(false), warnsOfUninitialized(true) {}
};

#endif
