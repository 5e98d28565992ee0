#include "server/OldBrowsers.hpp"

#include <criterion/criterion.h>

#include "server/Talk.hpp"

namespace {

// Returns true if the connection stays open after a request of such a browser.
bool isKept(const std::string& directive, const std::string& method, const std::string& agent) {
  Talk talk(directive);
  std::string said = talk.feed(method + " /a HTTP/1.1\r\nHost: x\r\nUser-Agent: " + agent +
                               "\r\nContent-Length: 0\r\n\r\n")
                         .take();
  cr_assert_eq(said.find("HTTP/1.1 "), 0u);
  return count(said, "Connection: keep-alive\r\n") == 1;
}

const char kMsie[] = "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)";
const char kMsieSp2[] = "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)";
const char kMsie7[] = "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1)";
const char kOpera[] = "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; en) Opera 8.50";
const char kMacSafari[] =
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 Version/13 Safari/605";
const char kMacChrome[] =
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/537 Chrome/80 Safari/537";

}  // namespace

Test(OldBrowsers, msie6_after_post_by_default) {
  cr_expect_not(isKept("", "POST", kMsie));
  cr_expect_not(isKept("", "POST", "MSIE 5.5;"));
  cr_expect(isKept("", "GET", kMsie));
  for (const char* agent : {kMsieSp2, kMsie7, kOpera, kMacSafari, "", "MSIE 6", "MSIE 6."})
    cr_expect(isKept("", "POST", agent), "%s", agent);
  cr_expect(isKept("keepalive_disable none;", "POST", kMsie));
  cr_expect_not(isKept("keepalive_disable safari msie6;", "POST", kMsie));
}

Test(OldBrowsers, safari_always_where_it_is_named) {
  cr_expect_not(isKept("keepalive_disable safari;", "GET", kMacSafari));
  cr_expect(isKept("keepalive_disable safari;", "GET", kMacChrome));
  cr_expect(isKept("keepalive_disable safari;", "POST", kMsie));
  cr_expect(isKept("keepalive_disable safari;", "GET", "Safari/1 (iPhone)"));
}
