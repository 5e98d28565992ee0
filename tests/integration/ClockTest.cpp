// Somebody sets the wall clock of the machine while the server is at work.
#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

namespace {

// Gives the servers that this test starts a clock that it can set. Where that cannot be (a
// sanitizer wants to be the first library of a program), the test is skipped.
class WallClock {
 public:
  explicit WallClock(const TempDir& dir) : dir_(dir) {
    const char* build = getenv("BUILD");
    std::string library = std::string(build ? build : "build/release") + "/wall-clock.so";
    char* full = realpath(library.c_str(), nullptr);
    if (kSanitized || full == nullptr) cr_skip_test("no clock to set");
    setenv("LD_PRELOAD", full, 1);
    setenv("WALL_CLOCK", dir.path("clock").c_str(), 1);
    free(full);
  }
  ~WallClock() { unsetenv("LD_PRELOAD"); }

  // In one step: the server never reads half a number.
  void set(long secondsFromTrueTime) {
    std::string fresh = dir_.write("clock.new", std::to_string(secondsFromTrueTime));
    cr_assert_eq(rename(fresh.c_str(), dir_.path("clock").c_str()), 0);
  }

 private:
  const TempDir& dir_;
};

const long kHour = 3600;

// The server's loop sees the step, if it was asleep until now.
void letItNotice() { usleep(1200 * 1000); }

}  // namespace

Test(Clock, the_date_follows_the_wall_clock) {
  TempDir dir;
  WallClock clock(dir);
  ServerProcess server(dir, "server { listen 127.0.0.1:0; return 200 x; }");
  clock.set(20L * 365 * 24 * kHour);
  letItNotice();
  std::string date = get(server.port(), "/").field("Date");
  cr_assert(date.find(" 204") != std::string::npos || date.find(" 205") != std::string::npos, "%s",
            date.c_str());
}

Test(Clock, a_step_forward_does_not_end_a_script) {
  TempDir dir;
  WallClock clock(dir);
  writeScript(dir, "html/slow.sh",
              "echo $$ > pid; sleep 3;" + std::string(kTextHead) + "echo done");
  ServerProcess server(dir, "cgi .sh; cgi_timeout 5s; server { listen 127.0.0.1:0; root html; }");
  Client client(server.port());
  client.send("GET /slow.sh HTTP/1.1\r\nHost: h\r\n\r\n");
  cr_assert(eventually([&] { return dir.exists("html/pid"); }));
  clock.set(10);
  HttpResponse response = client.receive();
  cr_assert_eq(response.status, 200);
  cr_assert_eq(response.body, "done\n");
}

Test(Clock, a_step_forward_does_not_end_an_upload) {
  TempDir dir;
  WallClock clock(dir);
  dir.mkdir("html/up");
  ServerProcess server(dir,
                       "client_max_body_size 0; server { listen 127.0.0.1:0; root html;"
                       " location /up { upload_store html/up; } }");
  Client client(server.port());
  const std::string piece(50 * 1024, 'x');
  client.send("POST /up/f HTTP/1.1\r\nHost: h\r\nContent-Length: " +
              std::to_string(6 * piece.size()) + "\r\n\r\n" + piece);
  letItNotice();
  clock.set(kHour);
  for (int i = 0; i < 5; ++i) {
    client.send(piece);
    usleep(300 * 1000);
  }
  cr_assert_eq(client.receive().status, 201);
}

Test(Clock, a_step_back_does_not_keep_a_stale_file) {
  TempDir dir;
  WallClock clock(dir);
  std::string path = dir.write("html/f", "one");
  utimbuf old = {784111777, 784111777};
  clock.set(10);  // the file's own times are too fresh to be kept otherwise
  ServerProcess server(dir,
                       "open_file_cache max=100; open_file_cache_valid 2s;"
                       "server { listen 127.0.0.1:0; root html; }");
  cr_assert_eq(utime(path.c_str(), &old), 0);
  cr_assert_eq(get(server.port(), "/f").body, "one");
  clock.set(-kHour);
  dir.write("html/f", "other");
  cr_assert(eventually([&] { return get(server.port(), "/f").body == "other"; }, 8));
}

Test(Clock, a_step_back_does_not_keep_an_idle_client) {
  TempDir dir;
  WallClock clock(dir);
  ServerProcess server(dir, "keepalive_timeout 2s; server { listen 127.0.0.1:0; return 200 x; }");
  Client client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  cr_assert_eq(client.receive().status, 200);
  clock.set(-kHour);
  client.setTimeout(8);
  cr_assert(client.closed());
}
