#include "net/ProxyHeader.hpp"

#include <criterion/criterion.h>

#include <string>

namespace {

const std::string kSignature("\r\n\r\n\0\r\nQUIT\n", 12);

std::string binary(int version, int family, const std::string& data) {
  std::string header = kSignature + static_cast<char>(version) + static_cast<char>(family);
  header += static_cast<char>(data.size() >> 8);
  header += static_cast<char>(data.size());
  return header + data;
}

const std::string kV4("\x01\x02\x03\x04\x05\x06\x07\x08\x10\x00\x00\x50", 12);
const std::string kV6 = std::string("\x20\x01\x0d\xb8") + std::string(11, '\0') + "\x01" +
                        std::string(15, '\0') + "\x01" + std::string("\x10\x00\x00\x50", 4);

// "from port to port", or the result.
std::string read(const std::string& bytes, std::size_t* rest = nullptr) {
  ProxyHeader header;
  std::size_t size = 0;
  ProxyHeader::Result result = header.parse(bytes, size);
  if (result == ProxyHeader::kMore) return "more";
  if (result == ProxyHeader::kBad) return "bad";
  if (rest) *rest = bytes.size() - size;
  return header.source + " " + std::to_string(header.sourcePort) + " " + header.destination + " " +
         std::to_string(header.destinationPort);
}

}  // namespace

Test(ProxyHeader, text_and_binary_at_every_split) {
  const std::string cases[][2] = {
      {"PROXY TCP4 1.2.3.4 5.6.7.8 4096 80\r\n", "1.2.3.4 4096 5.6.7.8 80"},
      {"PROXY TCP6 2001:DB8::1 ::1 1 65535\r\n", "2001:DB8::1 1 ::1 65535"},
      {"PROXY UNKNOWN\r\n", " 0  0"},
      {"PROXY UNKNOWN ffff:f...f:ffff 65535 whatever\r\n", " 0  0"},
      {binary(0x21, 0x11, kV4), "1.2.3.4 4096 5.6.7.8 80"},
      {binary(0x21, 0x21, kV6), "2001:db8::1 4096 ::1 80"},
      {binary(0x21, 0x11, kV4 + "\x04\x00\x03tlv"), "1.2.3.4 4096 5.6.7.8 80"},
      {binary(0x20, 0x00, ""), " 0  0"},
      {binary(0x20, 0x11, kV4), " 0  0"},
      {binary(0x21, 0x12, kV4), " 0  0"},
      {binary(0x21, 0x31, std::string(216, 'u')), " 0  0"},
      {binary(0x21, 0x11, kV4 + std::string(4096 - 28, 't')), "1.2.3.4 4096 5.6.7.8 80"},
  };
  for (const auto& one : cases) {
    for (std::size_t i = 0; i < one[0].size(); ++i)
      cr_assert_eq(read(one[0].substr(0, i)), "more", "%s, %zu: %s", one[1].c_str(), i,
                   read(one[0].substr(0, i)).c_str());
    std::size_t rest = 99;
    cr_assert_eq(read(one[0]), one[1], "%s", read(one[0]).c_str());
    cr_assert_eq(read(one[0] + "GET / HTTP/1.1\r\n", &rest), one[1]);
    cr_assert_eq(rest, 16u);
  }
}

Test(ProxyHeader, what_is_none_is_noticed_early) {
  for (const char* text : {"G", "GET / HTTP/1.1\r\n", "PROXi", "proxy ", "\r\n\r\nx", "\n"})
    cr_expect_eq(read(text), "bad", "%s", text);
}

Test(ProxyHeader, faults) {
  const std::string cases[] = {
      "PROXY \r\n",
      "PROXY TCP4\r\n",
      "PROXY TCP5 1.2.3.4 5.6.7.8 1 2\r\n",
      "PROXY TCP4 1.2.3.4 5.6.7.8 1\r\n",
      "PROXY TCP4 1.2.3.4 5.6.7.8 1 2 3\r\n",
      "PROXY TCP4 1.2.3.4 5.6.7.8 65536 2\r\n",
      "PROXY TCP4 1.2.3.4 5.6.7.8 -1 2\r\n",
      "PROXY TCP4 1.2.3.4 host 1 2\r\n",
      "PROXY TCP4  5.6.7.8 1 2\r\n",
      "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\n",
      "PROXY UNKNOWN" + std::string(100, 'x'),
      binary(0x11, 0x11, kV4),
      binary(0x21, 0x11, kV4.substr(1)),
      binary(0x21, 0x21, kV4),
      binary(0x21, 0x11, std::string(4096 - 15, 'x')),
  };
  for (const std::string& text : cases)
    cr_expect_eq(read(text), "bad", "%s: %s", text.c_str(), read(text).c_str());
}
