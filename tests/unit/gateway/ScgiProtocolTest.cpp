#include "gateway/ScgiProtocol.hpp"

#include <criterion/criterion.h>

#include <memory>

#include "gateway/Exchanges.hpp"

namespace {

std::unique_ptr<ScgiProtocol> make(bool isHead = false) {
  std::unique_ptr<ScgiProtocol> protocol(new ScgiProtocol);
  protocol->setMostHead(100);
  protocol->setHead(isHead);
  return protocol;
}

void expectResponse(const std::string& bytes, const std::string& expected, bool isHead = false) {
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    std::string log = responseCutAt([=] { return make(isHead); }, bytes, cut);
    cr_expect(log == expected, "cut at %zu\n  expected: %s\n  was:      %s", cut, expected.c_str(),
              log.c_str());
  }
}

}  // namespace

Test(ScgiProtocol, the_request) {
  auto protocol = make();
  protocol->setBodySize(10);
  protocol->parameters().push_back({"A", "b"});
  protocol->parameters().push_back({"CONTENT_LENGTH", "99"});
  protocol->parameters().push_back({"SCGI", "2"});
  protocol->parameters().push_back({"NONE", ""});
  std::string head("CONTENT_LENGTH\00010\0SCGI\0001\0A\0b\0NONE\0\0", 35);
  cr_expect(Run().request(*protocol, "0123456789") == "35:" + head + ",0123456789");
}

Test(ScgiProtocol, responses) {
  expectResponse("Status: 404 Gone\r\nContent-Type: a/b\r\n\r\nbody",
                 "<404 -1 Content-Type=a/b>body<end>");
  expectResponse("HTTP/1.1 201 Made\r\nA: b\r\n\r\n", "<201 -1 A=b><end>");
  expectResponse("Location: http://x/\n\n", "<302 -1 Location=http://x/><end>");
  expectResponse("Content-Length: 4\n\nbody", "<200 4>body<end>");
  expectResponse("Content-Length: 3\n\nbody", "<200 3>bod<end>");
  expectResponse("Content-Length: 0\n\n", "<200 0><end>");
  expectResponse("Content-Length: 4\n\n", "<200 4><end>", true);
  expectResponse("Status: 304\nContent-Length: 4\n\n", "<304 4><end>");
}

Test(ScgiProtocol, faults) {
  expectResponse("", "<bad: upstream prematurely closed connection>");
  expectResponse("A: b\n", "<bad: upstream prematurely closed connection>");
  expectResponse("Content-Length: 5\n\nbody",
                 "<200 5>body<bad: upstream prematurely closed connection>");
  expectResponse("garbage\n\n", "<bad: a line is not a field>");
  expectResponse("A: " + std::string(100, 'x'), "<bad: upstream sent too big header>");
  expectResponse("A: " + std::string(100, 'x') + "\n\n", "<bad: upstream sent too big header>");
}

Test(ScgiProtocol, a_full_spool_stops_the_body) {
  const std::string all = "\n0123456789";
  for (std::size_t cut = 0; cut <= all.size(); ++cut) {
    std::string log = responseCutAt([] { return make(); }, all, cut, 3);
    cr_expect(log == "<200 -1>0123456789<end>", "%zu: %s", cut, log.c_str());
  }
}
