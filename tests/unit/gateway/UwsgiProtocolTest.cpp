#include "gateway/UwsgiProtocol.hpp"

#include <criterion/criterion.h>

#include "gateway/Exchanges.hpp"

Test(UwsgiProtocol, the_request) {
  UwsgiProtocol protocol(5, 200);
  protocol.parameters().push_back({"A", "b"});
  protocol.parameters().push_back({"LONG", std::string(300, 'x')});
  protocol.parameters().push_back({"NONE", ""});
  std::string packet = std::string("\1\0A\1\0b\4\0LONG\x2c\1", 14) + std::string(300, 'x') +
                       std::string("\4\0NONE\0\0", 8);
  cr_expect_eq(packet.size(), 322u);
  cr_expect(Run().request(protocol, "body") == std::string("\5\x42\1\xc8", 4) + packet + "body");
}

Test(UwsgiProtocol, a_text_behind_the_parameters) {
  UwsgiProtocol protocol(0, 0);
  protocol.parameters().push_back({"A", "b"});
  protocol.setTrailer("xyz");
  cr_expect(Run().request(protocol) == std::string("\0\x9\0\0\1\0A\1\0bxyz", 13));
  cr_expect(!UwsgiProtocol::fits(protocol.parameters(), std::string(65600, 'x')));
}

Test(UwsgiProtocol, a_packet_has_a_largest_size) {
  GatewayProtocol::Parameters parameters;
  const std::size_t most = UwsgiProtocol::kMostBytes - UwsgiProtocol::kMostDigits - 5;
  parameters.push_back({"N", std::string(most, 'x')});
  cr_expect(UwsgiProtocol::fits(parameters));
  parameters[0].value += 'x';
  cr_expect(!UwsgiProtocol::fits(parameters));
}

Test(UwsgiProtocol, a_response) {
  Run run;
  UwsgiProtocol protocol(0, 0);
  protocol.setMostHead(100);
  run.request(protocol);
  run.push(protocol, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nbody");
  run.end(protocol);
  cr_expect_str_eq(run.log.c_str(), "<200 -1 Content-Type=text/html>body<end>");
}
