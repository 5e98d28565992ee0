// proxy_force_ranges and its kin.
#include <criterion/criterion.h>

#include "harness/ProxySite.hpp"

namespace {

const char kWhole[] =
    "HTTP/1.1 200 Fine\r\nX-Up: 1\r\nETag: \"t\"\r\nAccept-Ranges: none\r\n"
    "Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT\r\nContent-Type: text/plain\r\n";
const char kForced[] = "location / { proxy_pass http://@B@; proxy_force_ranges on; }";

std::string whole(const std::string& body) {
  return kWhole + ("Content-Length: " + std::to_string(body.size())) + "\r\n\r\n" + body;
}

}  // namespace

Test(ForcedRange, a_range_is_cut_out_of_a_whole_response) {
  ProxySite site(responding(whole("0123456789")), kForced);
  HttpResponse response = site.ask("/", "Range: bytes=2-4\r\n");
  cr_expect_eq(response.status, 206);
  cr_expect_eq(response.body, "234");
  cr_expect_eq(response.field("Content-Range"), "bytes 2-4/10");
  cr_expect_eq(response.field("Content-Length"), "3");
  cr_expect(response.field("X-Up") == "1" && response.field("ETag") == "\"t\"");
  cr_expect_eq(response.count("Accept-Ranges"), 0);
  cr_expect(response.head.find("HTTP/1.1 206 Partial Content\r\n") == 0);
  cr_expect_eq(site.ask("/", "Range: bytes=-2\r\n").body, "89");
}

Test(ForcedRange, all_of_it_is_sent_where_no_range_is_asked_for_or_valid) {
  ProxySite site(responding(whole("0123456789")), kForced);
  for (const char* fields : {"", "Range: bytes=1-2,4-5\r\n", "Range: lines=1-2\r\n",
                             "Range: bytes=2-4\r\nIf-Range: \"u\"\r\n"}) {
    HttpResponse response = site.ask("/", fields);
    cr_expect(response.status == 200 && response.body == "0123456789", "%s", fields);
    cr_expect(response.field("Accept-Ranges") == "bytes" && response.count("Accept-Ranges") == 1);
  }
  cr_expect_eq(site.ask("/", "Range: bytes=2-4\r\nIf-Range: \"t\"\r\n").status, 206);
  HttpResponse since =
      site.ask("/", "Range: bytes=2-4\r\nIf-Range: Mon, 01 Jan 2024 00:00:00 GMT\r\n");
  cr_expect_eq(since.status, 206);
}

Test(ForcedRange, a_range_outside_is_a_416) {
  ProxySite site(responding(whole("0123456789")),
                 "location / { proxy_pass http://@B@; proxy_force_ranges on; add_header X-A b; }");
  HttpResponse response = site.ask("/", "Range: bytes=20-\r\n");
  cr_expect(response.status == 416 && response.field("X-A") == "b");
  cr_expect_eq(response.field("Content-Range"), "bytes */10");
  cr_expect(response.field("X-Up") == "1" && response.count("ETag") == 0);
  cr_expect(response.body.find("416") != std::string::npos);
}

Test(ForcedRange, a_416_does_not_describe_the_body_that_it_replaces) {
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nX-Up: 1\r\n";
  const std::string fields =
      "Content-Encoding: br\r\nContent-Language: de\r\nContent-Location: /y\r\n"
      "Content-MD5: a\r\nRepr-Digest: b\r\n";
  ProxySite site(responding(head + fields + "\r\n0123456789"), kForced);
  cr_expect_eq(site.ask("/", "Range: bytes=1-2\r\n").field("Content-Language"), "de");
  HttpResponse response = site.ask("/", "Range: bytes=20-\r\n");
  cr_expect(response.status == 416 && response.field("X-Up") == "1");
  for (const char* name :
       {"Content-Encoding", "Content-Language", "Content-Location", "Content-MD5", "Repr-Digest"})
    cr_expect_eq(response.count(name), 0, "%s", name);
}

Test(ForcedRange, other_responses_stay_what_they_are) {
  ProxySite open(sending(std::string(kWhole) + "\r\n0123456789"), kForced);
  HttpResponse response = open.ask("/", "Range: bytes=2-4\r\n");
  cr_expect(response.status == 200 && response.body.find("0123456789") != std::string::npos);
  cr_expect_eq(response.count("Accept-Ranges"), 0);
  ProxySite part(sending("HTTP/1.1 206 Part\r\nContent-Range: bytes 0-2/20\r\n"
                         "Content-Length: 3\r\n\r\n012"),
                 kForced);
  cr_expect_eq(part.ask("/", "Range: bytes=1-1\r\n").body, "012");
  ProxySite off(responding(whole("0123456789")));
  response = off.ask("/", "Range: bytes=2-4\r\n");
  cr_expect(response.status == 200 && response.field("Accept-Ranges") == "none");
}

Test(ForcedRange, a_long_body_is_cut_in_the_middle_and_its_end_keeps_the_connection) {
  std::string body;
  for (int i = 0; i < 400000; ++i)
    body += std::to_string(i % 10);
  for (const char* buffering : {"on", "off"}) {
    ProxySite site(responding(whole(body)),
                   "location / { proxy_pass http://group; proxy_force_ranges on; proxy_buffering " +
                       std::string(buffering) +
                       "; proxy_http_version 1.1; proxy_set_header Connection \"\"; }",
                   "upstream group { server @B@; keepalive 1; }");
    for (int i = 0; i < 2; ++i) {
      HttpResponse response = site.ask("/", "Range: bytes=199999-399999\r\n");
      cr_expect(response.status == 206 && response.body == body.substr(199999), "%s", buffering);
    }
    cr_expect_eq(site.backend.connections(), 1);
    HttpResponse middle = site.ask("/", "Range: bytes=99999-200002\r\n");
    cr_expect(middle.body == body.substr(99999, 100004), "%s", buffering);
  }
}

Test(ForcedRange, works_for_scgi_and_not_for_what_is_compressed) {
  Backend scgi([](BackendPeer& peer) {
    peer.readUntil(",");
    peer.send("Status: 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10\r\n\r\n0123456789");
  });
  ProxySite site(responding(whole("0123456789")),
                 "location / { scgi_pass " + scgi.address() +
                     "; scgi_force_ranges on; scgi_param A b; gzip on; gzip_min_length 1; }");
  HttpResponse response = site.ask("/", "Range: bytes=2-4\r\n");
  cr_expect(response.status == 206 && response.body == "234");
  response = site.ask("/", "Range: bytes=2-4\r\nAccept-Encoding: gzip\r\n");
  cr_expect(response.status == 200 && response.field("Content-Encoding") == "gzip");
}
