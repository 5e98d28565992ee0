#include "gateway/HttpProtocol.hpp"

#include <criterion/criterion.h>

#include <memory>

#include "gateway/Exchanges.hpp"

namespace {

struct Row {
  const char* bytes;
  const char* log;
};

// A response behind which the connection ends, and what becomes of it. A fault may say more.
const Row kResponses[] = {
    {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "<200 5>hello<end, again>"},
    {"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", "<200 5>hello<end>"},
    {"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nab",
     "<200 2>ab<end, again>"},
    {"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab", "<200 2>ab<end>"},
    {"HTTP/1.1 200 OK\nContent-Length: 2\n\nab", "<200 2>ab<end, again>"},
    {"HTTP/1.1 204 None\r\n\r\n", "<204 -1><end, again>"},
    {"HTTP/1.1 304 Same\r\nContent-Length: 5\r\n\r\n", "<304 5><end, again>"},
    {"HTTP/1.1 100 Go\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 None\r\n\r\n",
     "<204 -1><end, again>"},
    {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n"
     "T: 1\r\n\r\n",
     "<200 -1>abcde<end, again>"},
    {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcX", "<200 -1>abc<bad: "},
    {"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n", "<bad: it changes the protocol unasked>"},
    {"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
     "<bad: there are two lengths>"},
    {"HTTP/1.1 200 OK\r\n\r\nab", "<200 -1>ab<end>"},
    {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab",
     "<200 5>ab<bad: upstream prematurely closed"},
    {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
     "<200 -1>ab<bad: upstream prematurely closed"},
    {"HTTP/1.1 200 OK\r\n", "<bad: upstream prematurely closed"},
    {"", "<bad: upstream prematurely closed"},
    {"garbage", "<bad: upstream sent no valid HTTP/1.0 header>"},
};

std::unique_ptr<HttpProtocol> make() {
  std::unique_ptr<HttpProtocol> protocol(new HttpProtocol);
  protocol->setMostHead(4096);
  return protocol;
}

bool startsWith(const std::string& text, const std::string& begin) {
  return text.compare(0, begin.size(), begin) == 0;
}

}  // namespace

Test(HttpProtocol, responses_at_every_cut) {
  for (const Row& row : kResponses) {
    const std::string bytes = row.bytes;
    const std::string expected = row.log;
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
      std::string log = responseCutAt(make, bytes, cut);
      bool isBad = startsWith(expected, "<bad") || expected.find("<bad") != std::string::npos;
      cr_expect(isBad ? startsWith(log, expected) : log == expected, "%s at %zu: %s", row.bytes,
                cut, log.c_str());
    }
  }
}

Test(HttpProtocol, a_head_is_limited) {
  std::string log = responseCutAt(make, "HTTP/1.1 200 OK\r\nA: " + std::string(5000, 'a'), 0);
  cr_expect_eq(log, "<bad: upstream sent too big header>");
}

Test(HttpProtocol, a_response_to_HEAD_has_no_body) {
  auto makeHead = [] {
    std::unique_ptr<HttpProtocol> protocol = make();
    protocol->setHead(true);
    return protocol;
  };
  const std::string bytes = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut)
    cr_expect_eq(responseCutAt(makeHead, bytes, cut), "<200 5><end, again>");
}

Test(HttpProtocol, a_tunnel_that_was_asked_for_takes_all_bytes) {
  auto makeUpgrading = [] {
    std::unique_ptr<HttpProtocol> protocol = make();
    protocol->setMayUpgrade(true);
    return protocol;
  };
  const std::string bytes = "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\nHTTP/1.1 200 OK\r\n";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    std::string log = responseCutAt(makeUpgrading, bytes, cut);
    cr_expect_eq(log, "<101 -1 Upgrade=x>HTTP/1.1 200 OK\r\n<end>", "%zu: %s", cut, log.c_str());
  }
}

Test(HttpProtocol, the_request_body_goes_plain_or_in_chunks) {
  Run run;
  HttpProtocol plain;
  plain.request() = "POST / HTTP/1.1\r\n\r\n";
  cr_expect_eq(run.request(plain, "0123456789"), "POST / HTTP/1.1\r\n\r\n0123456789");
  HttpProtocol chunked;
  chunked.request() = "POST / HTTP/1.1\r\n\r\n";
  chunked.setBodyChunked();
  cr_expect_eq(run.request(chunked, "0123456789"),
               "POST / HTTP/1.1\r\n\r\n00000007\r\n0123456\r\n00000003\r\n789\r\n0\r\n\r\n");
  cr_expect_eq(run.request(chunked, ""), "POST / HTTP/1.1\r\n\r\n0\r\n\r\n");
}
