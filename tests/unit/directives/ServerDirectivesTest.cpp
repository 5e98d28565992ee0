#include "directives/ServerDirectives.hpp"

#include <criterion/criterion.h>

#include "config/Values.hpp"
#include "directives/Loader.hpp"

static std::string listens(const VirtualServer& server) {
  std::string out;
  for (const ListenAddress& listen : server.listens)
    out += listen.address.text() + (listen.isDefault ? "! " : " ");
  return out;
}

static std::string names(const VirtualServer& server) {
  std::string out;
  for (const std::string& name : server.names)
    out += "[" + name + "]";
  return out;
}

Test(serverDirectives, addresses) {
  Loader loader;
  cr_assert_eq(loader.load("server { listen 80; listen 127.0.0.1:8080 default_server; listen "
                           "127.0.0.2; listen *:81; listen [::]:80; listen 0; listen [::1]; }"),
               "");
  cr_expect_eq(listens(loader.server()),
               "0.0.0.0:80 127.0.0.1:8080! 127.0.0.2:80 0.0.0.0:81 [::]:80 0.0.0.0:0 [::1]:80 ");
  cr_assert_eq(loader.load("server { listen localhost:8080; }"), "");
  cr_expect(listens(loader.server()).find("127.0.0.1:8080") != std::string::npos);
}

Test(serverDirectives, listenOptions) {
  Loader loader;
  cr_assert_eq(loader.load("server { listen [::]:80 backlog=7 ipv6only=off default; listen 81 "
                           "reuseport deferred bind so_keepalive=on rcvbuf=8k fastopen=3; }"),
               "");
  const ListenAddress& listen = loader.server().listens[0];
  cr_expect(listen.options.backlog == 7 && !listen.options.ipv6Only && listen.isDefault &&
            listen.hasOptions);
  cr_expect_eq(listen.position.line, 1);
  const ListenOptions& options = loader.server().listens[1].options;
  cr_expect(options.sharesPort && options.isDeferred && options.receiveBuffer == 8192);
  cr_expect(options.fastOpen == 3 && options.keepAlive == ListenOptions::kKeepAlive);
  static const char* const kCases[][2] = {
      {"80 foo", "invalid parameter \"foo\""},
      {"80 backlog=0", "invalid backlog \"backlog=0\""},
      {"80 backlog=x", "invalid backlog \"backlog=x\""},
      {"80 fastopen=0", "invalid fastopen \"fastopen=0\""},
      {"80 rcvbuf=x", "invalid rcvbuf value \"x\""},
      {"80 sndbuf=0", "invalid sndbuf value \"0\""},
      {"80 so_keepalive=30m::10",
       "\"listen ... so_keepalive=30m::10\" is not supported: use \"on\" or \"off\""},
      {"[::]:80 ipv6only=x", "invalid ipv6only flags \"x\""},
      {"443 ssl", "\"listen ... ssl\" is not supported"},
      {"443 http2", "\"listen ... http2\" is not supported"},
      {"unix:", "no path in \"unix:\" of the \"listen\" directive"},
      {"99999", "invalid port in \"99999\" of the \"listen\" directive"},
      {"1.2.3.4:80x", "invalid port in \"1.2.3.4:80x\" of the \"listen\" directive"},
      {"1.2.3.4:80:80", "invalid port in \"1.2.3.4:80:80\" of the \"listen\" directive"},
      {"[::1", "invalid host in \"[::1\" of the \"listen\" directive"},
      {":80", "no host in \":80\" of the \"listen\" directive"},
      {"\"\"", "no host in \"\" of the \"listen\" directive"},
  };
  for (const auto& wrong : kCases) {
    std::string message = loader.load(std::string("server { listen ") + wrong[0] + "; }");
    cr_expect_eq(message, std::string("t:1: ") + wrong[1], "%s", message.c_str());
  }
  cr_assert_eq(loader.load("server { listen 80 proxy_protocol; listen unix:/a; listen unix:b; }"),
               "");
  cr_expect(loader.server().listens[0].hasProxyHeader);
  cr_expect_not(loader.server().listens[1].hasProxyHeader);
  cr_expect_eq(loader.server().listens[1].address.text(), "unix:/a");
  cr_expect_eq(loader.server().listens[2].address.text(), "unix:" + loader.path("b"));
  std::string message = loader.load("server { listen no-such-host.invalid:80; }");
  std::string start =
      "t:1: host not found in \"no-such-host.invalid:80\" of the \"listen\" directive";
  cr_expect_eq(message.substr(0, start.size()), start);
}

Test(serverDirectives, anAddressTwice) {
  Loader loader;
  cr_expect_eq(loader.load("server { listen 80; listen *:80; }"),
               "t:1: a duplicate listen 0.0.0.0:80");
  cr_expect_eq(loader.load("server { listen [::1]:80;\nlisten [0:0::1]:80; }"),
               "t:2: a duplicate listen [::1]:80");
  cr_expect_eq(loader.load("server { listen 80 default_server; }\n"
                           "server { server_name a; listen 80 default_server; }"),
               "t:2: a duplicate default server for 0.0.0.0:80");
  cr_expect_eq(loader.load("server { listen 80 backlog=5; }\n"
                           "server { server_name a; listen 80 backlog=6; }"),
               "t:2: duplicate listen options for 0.0.0.0:80");
  cr_assert_eq(loader.load("server { listen 80; } server { server_name a; listen 80 backlog=6; }"),
               "");
  cr_expect_eq(loader.server(0).listens[0].options.backlog, 6);
}

Test(serverDirectives, names) {
  Loader loader;
  cr_assert_eq(loader.load("server { server_name A.Example *.b c.* .d \"\" _; server_name e; "
                           "server_name $hostname; }"),
               "");
  cr_expect_eq(names(loader.server()), "[a.example][*.b][c.*][.d][][_][e][" + hostName() + "]");
  for (const char* wrong :
       {"*", ".", "*.", "*a.b", "a.*.b", "a*.b", "a..b", "*.*", "*.a.*", "..a", "a.*b", "**.a"}) {
    cr_expect_eq(loader.load(std::string("server { server_name ") + wrong + "; }"),
                 std::string("t:1: server name \"") + wrong + "\" is invalid");
  }
  cr_expect_eq(loader.load("server { server_name ~[; }"),
               "t:1: regular expression \"[\": a bracket is not closed "
               "(offset 0)");
  cr_expect_eq(loader.load("server { server_name ~^(?<a>b)$ c; }"), "");
  cr_expect_eq(names(loader.server()), "[~^(?<a>b)$][c]");
  cr_assert_eq(loader.server().expressions.size(), 1u);
  cr_expect_eq(loader.server().expressions[0]->text(), "^(?<a>b)$");
  cr_assert_eq(loader.load("server { server_name a/b c C; }"), "");
  cr_expect_eq(names(loader.server()), "[a/b][c]");
  cr_expect_eq(loader.warnings(),
               "t:1: server name \"a/b\" has suspicious symbols\n"
               "t:1: server name \"C\" is given twice\n");
}

Test(serverDirectives, sameNamesOnOneAddress) {
  Loader loader;
  cr_expect_eq(loader.load("server { listen 80; }\nserver { listen 80; }"),
               "t:2: this server and the one at t:1 have the same names on 0.0.0.0:80 "
               "(no server_name)");
  cr_expect_eq(loader.load("server { listen 80; server_name a b; }\n"
                           "server { listen 80; listen 81; server_name B; server_name a; }"),
               "t:2: this server and the one at t:1 have the same names on 0.0.0.0:80 "
               "(server_name \"b\")");
  cr_expect_eq(loader.load("server { listen 80; server_name a; }\n"
                           "server { listen 81; server_name a; }"),
               "");
  cr_expect_eq(loader.load("server { listen 80; server_name a b; }\n"
                           "server { listen 80; server_name b c; }"),
               "");
  cr_expect_eq(loader.warnings(), "t:2: conflicting server name \"b\" on 0.0.0.0:80, ignored\n");
}

// nginx warns of each; it would warn of equal sets of names too.
Test(serverDirectives, someNamesOnOneAddressAreTheSame) {
  Loader loader;
  static const char kStart[] = "server { listen 80; server_name a b; }\n";
  static const char* const kCases[][2] = {
      {"server { listen 80; server_name a; }",
       "t:2: conflicting server name \"a\" on 0.0.0.0:80, ignored\n"},
      {"server { listen 80; server_name B c A; }",
       "t:2: conflicting server name \"b\" on 0.0.0.0:80, ignored\n"
       "t:2: conflicting server name \"a\" on 0.0.0.0:80, ignored\n"},
      {"server { listen 80; server_name a c; }\nserver { listen *:80; server_name a d; }",
       "t:2: conflicting server name \"a\" on 0.0.0.0:80, ignored\n"
       "t:3: conflicting server name \"a\" on 0.0.0.0:80, ignored\n"},
      {"server { listen 80; listen 81; server_name a e; }\nserver { listen 81; server_name a; }",
       "t:2: conflicting server name \"a\" on 0.0.0.0:80, ignored\n"
       "t:3: conflicting server name \"a\" on 0.0.0.0:81, ignored\n"},
      {"server { listen 127.0.0.1:80; server_name a b; }", ""},
      {"server { listen 81; server_name a b; }", ""},
      {"server { listen 80; server_name *.a .b; }", ""},
  };
  for (const auto& given : kCases) {
    cr_expect_eq(loader.load(std::string(kStart) + given[0]), "", "%s", given[0]);
    cr_expect_eq(loader.warnings(), given[1], "%s\n%s", given[0], loader.warnings().c_str());
  }
  cr_expect_eq(loader.load("server { listen 80; server_name a \"\"; }\nserver { listen 80; }"), "");
  cr_expect_eq(loader.warnings(), "t:2: conflicting server name \"\" on 0.0.0.0:80, ignored\n");
}

// As in nginx, but that an "http" block without "events" is enough.
Test(serverDirectives, noServerIsNeeded) {
  Loader loader;
  for (const char* text : {"events {}", "http {}", "events {} http { }", "events {} etag on;"}) {
    cr_expect_eq(loader.load(text), "", "%s", text);
    cr_expect(loader.config().servers.empty());
    cr_expect_eq(loader.warnings(), "t: no \"server\" is configured, nothing listens\n", "%s",
                 text);
  }
  for (const char* text : {"", "# nothing\n", "pid a;", "types { a/b c; }"})
    cr_expect_eq(loader.load(text), "t: no \"server\" is configured", "%s", text);
}

Test(serverDirectives, headLimits) {
  Loader loader;
  cr_assert_eq(loader.loadServer("large_client_header_buffers 3 2k; max_headers 9; allow_bare_lf "
                                 "off; underscores_in_headers on; ignore_invalid_headers off;"),
               "");
  const HeadLimits& limits = loader.server().headLimits;
  cr_expect(limits.maxLine == 2048 && limits.maxHead == 6144 && limits.maxFields == 9);
  cr_expect(!limits.allowBareLf && limits.underscores && !limits.ignoreInvalid);
  for (const char* wrong : {"large_client_header_buffers 0 8k;", "large_client_header_buffers 4 x;",
                            "large_client_header_buffers 4 0;", "max_headers 0;",
                            "large_client_header_buffers 1000000 1g;"})
    cr_expect_neq(loader.loadServer(wrong), "", "%s", wrong);
}
