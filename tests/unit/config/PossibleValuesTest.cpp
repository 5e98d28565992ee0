#include "config/PossibleValues.hpp"

#include <criterion/criterion.h>

#include "directives/Loader.hpp"

// Returns the values of the first location's `proxy_pass`, with "?" for unknown text.
static std::string valuesOf(const std::string& server, const std::string& http = "") {
  Loader loader;
  std::string message = loader.load("http { " + http + " server { listen 80; " + server + " } }");
  cr_assert_eq(message, "");
  std::string all;
  for (std::string value : PossibleValues(loader.config()).of(loader.location().upstream.address)) {
    for (char& c : value)
      if (c == PossibleValues::kUnknown) c = '?';
    all += (all.empty() ? "" : " ") + value;
  }
  return all;
}

Test(possibleValues, set) {
  cr_expect_eq(valuesOf("set $a 127.0.0.1; location / { set $a $b:1; set $b 127.0.0.2;"
                        " proxy_pass http://$a; }"),
               "http://127.0.0.1 http://127.0.0.2:1");
  cr_expect_eq(
      valuesOf("location / { if ($arg_x) { set $a 127.0.0.3; } proxy_pass http://$a$uri; }"),
      "http://127.0.0.3/");
  cr_expect_eq(valuesOf("location / { set $a $arg_x; proxy_pass http://$a; }"), "http://?");
  cr_expect_eq(valuesOf("location / { set $a x$a; proxy_pass http://$a; }").substr(0, 10),
               "http://xxx");
}

Test(possibleValues, tables) {
  cr_expect_eq(valuesOf("location / { proxy_pass http://$m; }",
                        "map $arg_a $m { a 127.0.0.1; ~b 127.0.0.2; default $g; }"
                        "geo $g { default 127.0.0.3; 10.0.0.0/8 127.0.0.4; }"),
               "http://127.0.0.1 http://127.0.0.2 http://127.0.0.3 http://127.0.0.4");
  cr_expect_eq(valuesOf("location / { proxy_pass http://$s; }",
                        "split_clients $uri $s { 50% 127.0.0.1; * 127.0.0.2; }"),
               "http://127.0.0.1 http://127.0.0.2");
}

Test(possibleValues, too_many_are_unknown) {
  std::string rows, text;
  for (int i = 0; i < 40; ++i)
    rows += std::to_string(i) + " " + std::to_string(i) + "; ";
  cr_expect(valuesOf("location / { proxy_pass http://$m$m; }", "map $uri $m { " + rows + " }")
                .find("?") != std::string::npos);
}

Test(possibleValues, names_are_resolved_or_told_of) {
  Loader loader;
  cr_assert_eq(
      loader.loadLocation("set $a no-such-host.invalid; proxy_pass http://$a$request_uri;"), "");
  cr_expect(loader.warnings().find("host not found in upstream \"no-such-host.invalid\"") !=
            std::string::npos);
  cr_expect(loader.warnings().find("get a 502") != std::string::npos);
  cr_assert_eq(loader.loadLocation("proxy_pass http://$host;"), "");
  cr_expect(loader.warnings().empty());
  cr_expect(loader.notes().find("any other name is a 502") != std::string::npos);
  cr_assert_eq(loader.loadLocation("set $a localhost:81; proxy_pass http://$a;"), "");
  cr_expect(loader.config().upstreams.find("localhost:81") != nullptr);
}
