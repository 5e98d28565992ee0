// The server when memory runs out: every allocation of every kind of request and of a reload fails
// once, and the server goes on.
#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <memory>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"
#include "harness/UploadSite.hpp"
#include "support/TempDir.hpp"

namespace {

const long kNever = 0;

// The number that preload/failing_new.cpp counts down in the server.
class Countdown {
 public:
  explicit Countdown(const TempDir& dir) {
    dir.write("countdown", std::string(sizeof(long), '\0'));
    int fd = open(dir.path("countdown").c_str(), O_RDWR);
    void* page = mmap(nullptr, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    cr_assert(page != MAP_FAILED);
    close(fd);
    value_ = static_cast<volatile long*>(page);
    const char* build = getenv("BUILD");
    std::string library = std::string(build ? build : "build/release") + "/failing-new.so";
    setenv("LD_PRELOAD", (std::string(realpath(library.c_str(), nullptr))).c_str(), 1);
    setenv("FAILING_NEW", dir.path("countdown").c_str(), 1);
  }
  ~Countdown() { unsetenv("LD_PRELOAD"); }

  void set(long value) { *value_ = value; }
  long left() const { return *value_; }

 private:
  volatile long* value_;
};

// A server with every kind of location, whose allocations can be made to fail.
class FragileSite {
 public:
  FragileSite() : countdown_(dir) {
    dir.mkdir("www/up");
    dir.mkdir("www/dav");
    dir.write("www/ok", "fine");
    dir.write("www/page.html", std::string(3000, 'p'));
    dir.write("www/large", std::string(200000, 'l'));
    dir.write("www/list/a", "a");
    writeScript(dir, "www/cgi.sh", "cat >/dev/null; echo 'Content-Type: t'; echo; echo done");
    server.reset(new ServerProcess(dir, configuration()));
  }

  std::string configuration() const {
    return "error_log error.log; log_format f '$remote_addr $request $http_user_agent';"
           "access_log access.log f; cgi .sh; session_cookie s;"
           "server { listen 127.0.0.1:0; root www; error_page 404 /page.html;"
           " location /up { upload_store www/up; }"
           " location /dav/ { dav_methods PUT DELETE; }"
           " location /list/ { autoindex on; }"
           " location /moved { return 301 /ok; } }";
  }

  // Lets the first allocation fail, then the second, and so on, until `action` needs fewer. After
  // each the server still responds, and no unfinished file is left.
  template <class Action>
  void failEach(const char* what, Action action) {
    long n = 1;
    for (;; ++n) {
      countdown_.set(n);
      action();
      bool isOver = countdown_.left() > 0;
      countdown_.set(kNever);
      cr_assert(server->running(), "%s: the server ended at allocation %ld", what, n);
      cr_assert_eq(get(server->port(), "/ok").body, "fine", "%s, allocation %ld", what, n);
      cr_assert(eventually([&] { return !hasParts(); }), "%s, allocation %ld", what, n);
      if (isOver) break;
    }
    cr_assert_gt(n, 1, "%s allocates nothing", what);
  }

  bool hasParts() const {
    for (const char* directory : {"www/up", "www/dav"})
      for (const std::string& name : namesIn(dir.path(directory)))
        if (name.find(".part") != std::string::npos) return true;
    return false;
  }

  TempDir dir;
  Countdown countdown_;
  std::unique_ptr<ServerProcess> server;
};

}  // namespace

#define SKIP_IF_SANITIZED() \
  if (kSanitized) cr_skip_test("the sanitizer has an operator new of its own")

Test(OutOfMemory, reading_requests_survive_it) {
  SKIP_IF_SANITIZED();
  FragileSite site;
  for (const char* target :
       {"/ok", "/large", "/missing", "/list/", "/list", "/moved", "/page.html?a=b", "/%zz"}) {
    site.failEach(target, [&] { get(site.server->port(), target); });
    site.failEach("HEAD", [&] { request(site.server->port(), "HEAD", target); });
  }
  site.failEach("ranges",
                [&] { get(site.server->port(), "/large", "Range: bytes=0-1,5-9,100000-\r\n"); });
  site.failEach("OPTIONS", [&] { request(site.server->port(), "OPTIONS", "/ok"); });
  site.failEach("no request", [&] { request(site.server->port(), "nonsense\r\n\r\n"); });
}

Test(OutOfMemory, writing_requests_survive_it) {
  SKIP_IF_SANITIZED();
  FragileSite site;
  int port = site.server->port();
  site.failEach("PUT", [&] { request(port, "PUT", "/dav/f", "", "body"); });
  site.failEach("DELETE", [&] { request(port, "DELETE", "/dav/f"); });
  site.failEach("raw upload",
                [&] { request(port, "POST", "/up/raw", "", std::string(9000, 'x')); });
  site.failEach("chunked upload", [&] {
    request(port,
            "POST /up/c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n"
            "Connection: close\r\n\r\n" +
                chunked("some content", 3));
  });
}

Test(OutOfMemory, a_form_is_kept_whole_or_not_at_all) {
  SKIP_IF_SANITIZED();
  FragileSite site;
  site.failEach("form", [&] {
    for (const std::string& name : namesIn(site.dir.path("www/up")))
      unlink(site.dir.path("www/up/" + name).c_str());
    postForm(site.server->port(), filePart("filename=a", "1") + filePart("filename=b", "2") +
                                      field("x", "y") + filePart("filename=c", "3"));
    cr_assert(eventually([&] {
      std::size_t count = namesIn(site.dir.path("www/up")).size();
      return count == 0 || (count == 3 && !site.hasParts());
    }));
  });
}

Test(OutOfMemory, scripts_survive_it) {
  SKIP_IF_SANITIZED();
  FragileSite site;
  int port = site.server->port();
  site.failEach("script", [&] { get(port, "/cgi.sh?a=b", "X-Field: y\r\n"); });
  site.failEach("script with a body", [&] { request(port, "POST", "/cgi.sh", "", "body"); });
  site.failEach("script with a chunked body", [&] {
    request(port,
            "POST /cgi.sh HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n"
            "Connection: close\r\n\r\n" +
                chunked("some content", 3));
  });
}

// The old configuration goes on until the new one is complete.
Test(OutOfMemory, a_reload_survives_it) {
  SKIP_IF_SANITIZED();
  FragileSite site;
  site.failEach("reload", [&] {
    std::size_t before = site.dir.read("error.log").size();
    site.server->signal(SIGHUP);
    eventually(
        [&] { return !site.server->running() || site.dir.read("error.log").size() > before; }, 0.3);
  });
}

// Each of the clients asks for a large file and reads nothing of it.
Test(OutOfMemory, many_clients_that_read_nothing) {
  SKIP_IF_SANITIZED();
  TempDir dir;
  dir.write("html/large", std::string(1000000, 'x'));
  dir.write("html/ok", "fine");
  ServerProcess server(dir,
                       "events { worker_connections 4000; }"
                       "server { listen 127.0.0.1:0; access_log access.log; }");
  rlimit few = {24 << 20, 24 << 20};
  cr_assert_eq(prlimit(server.pid(), RLIMIT_AS, &few, nullptr), 0);
  std::vector<std::unique_ptr<Client> > clients;
  for (int i = 0; i < 1500; ++i) {
    clients.emplace_back(new Client(server.port()));
    clients.back()->send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
  }
  clients.clear();
  cr_assert(server.running());
  cr_assert(eventually([&] { return get(server.port(), "/ok").body == "fine"; }));
}
