#include "directives/LogDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/ConfigLoader.hpp"
#include "directives/Wrong.hpp"

Test(logDirectives, accessLog) {
  Loader loader;
  cr_assert_eq(loader.loadHttp("server { access_log a; access_log /b main buffer=32k flush=5s; } "
                               "log_format main '$uri \"' $status;"),
               "");
  const std::vector<AccessLogRule>& logs = loader.server().level.scope.logs.access;
  cr_assert_eq(logs.size(), 2u);
  cr_expect_eq(logs[0].path, loader.path("a"));
  cr_expect_eq(logs[0].format, &loader.config().logFormats.at("combined"));
  cr_expect_eq(logs[0].format->line.parts()[0].variable, kVarRemoteAddr);
  cr_expect_eq(logs[1].path, "/b");
  cr_expect_eq(logs[1].format, &loader.config().logFormats.at("main"));
  cr_expect_eq(describe(logs[1].format->line),
               "$" + std::to_string(kVarUri) + " | \"|$" + std::to_string(kVarStatus) + " ");
  const LogBuffer& buffer = loader.config().logBuffers.at("/b");
  cr_expect(buffer.size == 32768 && buffer.seconds == 5);
  cr_expect_eq(loader.config().logBuffers.size(), 1u);
}

Test(logDirectives, accessLogWithVariables) {
  Loader loader;
  cr_assert_eq(loader.loadServer("access_log /var/../log/a-$host/b.log combined if=$arg_x;"
                                 "access_log $uri.log;"
                                 "open_log_file_cache max=5 inactive=7s valid=1m min_uses=2;"),
               "");
  const LogSettings& settings = loader.server().level.scope.logs;
  cr_expect_eq(settings.access[0].path, "/var/../log/");
  cr_expect_eq(settings.access[0].name.parts()[0].text, "a-");
  cr_expect_eq(settings.access[0].condition.parts()[0].variable, kVarArgPrefix);
  cr_expect_eq(settings.access[1].path, loader.path(""));
  cr_expect(settings.openFiles.most == 5 && settings.openFiles.inactive == 7 &&
            settings.openFiles.valid == 60 && settings.openFiles.minUses == 2);
}

Test(logDirectives, wrongAccessLogs) {
  Loader loader;
  static const Wrong kCases[] = {
      {"access_log off x;", "invalid parameter \"x\""},
      {"access_log a b;", "unknown log format \"b\""},
      {"access_log a combined foo;", "invalid parameter \"foo\""},
      {"access_log a combined buffer=z;", "invalid buffer size \"z\""},
      {"access_log a combined buffer=1k flush=z;", "invalid flush time \"z\""},
      {"access_log a combined flush=1;", "no buffer is defined for access_log \"a\""},
      {"access_log a combined gzip;",
       "\"access_log ... gzip\" is not supported: logs are not compressed"},
      {"access_log a combined buffer=1k; access_log a combined buffer=2k;",
       "access_log \"a\" already defined with conflicting parameters"},
      {"access_log $uri combined buffer=1k;", "buffered logs cannot have variables in name"},
      {"access_log $nope;", "unknown \"nope\" variable in \"access_log\" directive"},
      {"access_log a combined if=$nope;", "unknown \"nope\" variable in \"access_log\" directive"},
      {"access_log syslog:server=x;",
       "\"access_log syslog:server=x\" is not supported: write to a file or to stderr, which a "
       "system log reads"},
      {"error_log $uri;", "\"error_log $uri\" is not supported: its path cannot have variables"},
      {"open_log_file_cache max=0;", "invalid \"open_log_file_cache\" parameter \"max=0\""},
      {"open_log_file_cache valid=1s;", "\"open_log_file_cache\" must have \"max\" parameter"},
      {"open_log_file_cache off;", ""},
      {"access_log \"\";", "\"access_log\" directive needs the path of a file"},
      {"error_log memory:32m;", "\"error_log memory:32m\" is not supported"},
      {"error_log a foo;", "invalid log level \"foo\""},
      {"error_log a warn error;", "duplicate log level \"error\""},
  };
  expectMessages(&Loader::loadServer, kCases);
}

Test(logDirectives, logFormat) {
  Loader loader;
  static const Wrong kCases[] = {
      {"log_format combined a;", "duplicate \"log_format\" name \"combined\""},
      {"log_format a b; log_format a c;", "duplicate \"log_format\" name \"a\""},
      {"log_format a escape=x b;", "unknown log format escaping \"x\""},
      {"log_format a $foo;", "unknown \"foo\" variable in \"log_format\" directive"},
  };
  expectMessages(&Loader::loadHttp, kCases);
  cr_assert_eq(loader.loadHttp("log_format a escape=json b; log_format c escape=none d; "
                               "log_format e escape=default f; server {}"),
               "");
  cr_expect_eq(loader.config().logFormats.at("a").escape, LogFormat::kEscapeJson);
  cr_expect_eq(loader.config().logFormats.at("c").escape, LogFormat::kEscapeNone);
  cr_expect_eq(loader.config().logFormats.at("e").escape, LogFormat::kEscapeDefault);
  cr_expect_eq(describe(loader.config().logFormats.at("e").line), "f");
}

Test(logDirectives, errorLogOfTheCommandLine) {
  Loader loader;
  loader.write("t", "server {}");
  ConfigOptions options;
  options.prefix = loader.path("");
  options.file = "t";
  options.errorLog = "e";
  Config config;
  cr_assert(loadConfig(options, config).isOk());
  cr_expect_eq(config.errorLog.path, loader.path("e"));
  loader.write("t", "server {} error_log f;");
  Config other;
  cr_assert(loadConfig(options, other).isOk());
  cr_expect_eq(other.errorLog.path, loader.path("f"));
}
