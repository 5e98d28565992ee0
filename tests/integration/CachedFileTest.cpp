// Files that were served before, and come from memory.
#include <criterion/criterion.h>
#include <unistd.h>
#include <utime.h>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static const char kPlain[] = "server { listen 127.0.0.1:0; root html; }";

Test(CachedFile, a_changed_file_is_served_in_its_new_form) {
  TempDir dir;
  ServerProcess server(dir, kPlain);
  for (int i = 0; i < 50; ++i) {
    std::string content = "version " + std::to_string(i % 10);
    dir.write("html/file", content);
    cr_assert(get(server.port(), "/file").body == content);
  }
  unlink(dir.path("html/file").c_str());
  cr_assert_eq(get(server.port(), "/file").status, 404);
}

Test(CachedFile, a_cached_file_that_changes_is_noticed) {
  TempDir dir;
  dir.write("html/file", "one");
  ServerProcess server(dir, kPlain);
  sleep(3);
  cr_assert(get(server.port(), "/file").body == "one");
  cr_assert(get(server.port(), "/file").body == "one");
  dir.write("html/file", "two");
  cr_assert(get(server.port(), "/file").body == "two");
}

// From the second request on, the body comes from memory, with all clients.
Test(CachedFile, a_file_in_the_cache_reaches_slow_and_pipelining_clients_whole) {
  TempDir dir;
  std::string bytes;
  while (bytes.size() < 900000)
    bytes += std::to_string(bytes.size()) + ",";
  dir.write("html/f", bytes);
  utimbuf longAgo = {1000000000, 1000000000};
  utime(dir.path("html/f").c_str(), &longAgo);
  ServerProcess server(dir, kPlain);
  const std::string ask = "GET /f HTTP/1.1\r\nHost: x\r\n\r\n";
  Client slow(server.port());
  Client slower(server.port());
  for (Client* client : {&slow, &slower})
    client->send(ask + ask + ask);
  for (int i = 0; i < 3; ++i) {
    cr_expect(get(server.port(), "/f").body == bytes);
    cr_expect(get(server.port(), "/f", "Range: bytes=100000-199999\r\n").body ==
              bytes.substr(100000, 100000));
    cr_expect(slow.receive().body == bytes);
    cr_expect(slower.receive().body == bytes);
  }
}
