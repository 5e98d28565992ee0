// The limits of uploads, and what remains of one that fails.
#include <criterion/criterion.h>
#include <utime.h>

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <ctime>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "harness/UploadSite.hpp"
#include "support/TempDir.hpp"

Test(UploadLimits, an_unfinished_file_is_invisible) {
  Site site("autoindex on; autoindex_format json; methods GET HEAD POST PUT DELETE;");
  ServerProcess server(site.dir, site.configuration());
  Client client(server.port());
  client.send("POST /up/f HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\nhal");
  cr_assert(eventually([&]() { return site.stored().size() == 1; }));
  std::string name = *site.stored().begin();
  cr_assert(name.compare(0, 9, ".webserv-") == 0, "%s", name.c_str());
  cr_assert_eq(get(server.port(), "/up/f").status, 404);
  cr_assert_eq(get(server.port(), "/up/" + name).status, 404);
  cr_assert_eq(get(server.port(), "/up/%2ewebserv" + name.substr(8)).status, 404);
  cr_assert_eq(request(server.port(), "HEAD", "/up/" + name).status, 404);
  cr_assert_eq(request(server.port(), "DELETE", "/up/" + name).status, 403);
  cr_assert_eq(request(server.port(), "PUT", "/up/" + name, "", "x").status, 403);
  cr_assert(get(server.port(), "/up/").body.find("webserv-") == std::string::npos);
  client.send("ves");
  cr_assert_eq(client.receive().status, 201);
  cr_assert(site.stored() == Names({"f"}));
  cr_assert(get(server.port(), "/up/f").body == "halves");
}

Test(UploadLimits, a_client_that_leaves_leaves_nothing) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  int before = server.descriptors();
  const std::string raw = "POST /up/f HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhalf";
  const std::string form = std::string("POST /up HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n") +
                           kFormType + "\r\n" + filePart("filename=a", "whole") +
                           filePart("filename=b", "not");
  for (int how = 0; how < 3; ++how) {
    Client one(server.port()), two(server.port());
    one.send(raw);
    two.send(form);
    cr_assert(eventually([&]() { return site.stored().size() == 3; }));
    for (Client* client : {&one, &two}) {
      if (how == 0) client->close();
      if (how == 1) client->reset();
      if (how == 2) client->shutdownWrite();
    }
    cr_assert(eventually([&]() { return site.stored().empty(); }));
  }
  cr_assert(eventually([&]() { return server.descriptors() == before; }));
}

Test(UploadLimits, a_server_that_is_stopped_leaves_nothing) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  Client client(server.port());
  client.send("POST /up/f HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhalf");
  cr_assert(eventually([&]() { return site.stored().size() == 1; }));
  cr_assert_eq(server.stop(), 0);
  cr_assert(site.stored().empty());
}

Test(UploadLimits, leftovers_of_a_killed_server_are_removed_at_the_next_start) {
  Site site("autoindex on;");
  site.dir.write("www/up/kept", "kept");
  {
    ServerProcess server(site.dir, site.configuration());
    Client client(server.port());
    client.send("POST /up/f HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhalf");
    cr_assert(eventually([&]() { return site.stored().size() == 2; }));
    server.signal(SIGKILL);
    server.wait();
  }
  std::string left = *site.stored().begin();
  utimbuf yesterday = {0, std::time(nullptr) - 25 * 3600};
  cr_assert_eq(utime(site.dir.path("www/up/" + left).c_str(), &yesterday), 0);
  site.dir.write("www/up/.webserv-1-1.part", "of a server on another machine");
  ServerProcess::run({"-t", "-p", site.dir.path(), "-c", "webserv.conf"});
  cr_assert_eq(site.stored().size(), 3u, "a test of the configuration touches nothing");
  ServerProcess server(site.dir, site.configuration());
  cr_assert(site.stored() == Names({"kept", ".webserv-1-1.part"}));
  std::string listing = get(server.port(), "/up/").body;
  cr_assert(listing.find("kept") != std::string::npos);
  cr_assert(listing.find(".part") == std::string::npos);
}

// Neither a reload nor the start of another server removes an upload in progress.
Test(UploadLimits, an_upload_survives_a_reload_and_another_server) {
  Site site;
  ServerProcess server(site.dir, "error_log stderr notice; " + site.configuration());
  Client client(server.port());
  client.send("POST /up/f HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\nhal");
  cr_assert(eventually([&]() { return site.stored().size() == 1; }));
  server.signal(SIGHUP);
  cr_assert(eventually([&]() { return server.err().find("reloaded") != std::string::npos; }));
  ServerProcess neighbour(site.dir, site.configuration());
  cr_assert_eq(site.stored().size(), 1u);
  client.send("ves");
  cr_assert_eq(client.receive().status, 201);
  cr_assert(site.content("f") == "halves");
}

Test(UploadLimits, a_body_that_is_too_large_leaves_nothing) {
  Site site("client_max_body_size 10k;");
  ServerProcess server(site.dir, site.configuration());
  cr_assert_eq(request(server.port(), "POST", "/up/f", "", std::string(10240, 'x')).status, 201);
  HttpResponse declared = request(server.port(), "POST", "/up/f", "", std::string(10241, 'x'));
  cr_assert_eq(declared.status, 413);
  Client asking(server.port());
  asking.send(
      "POST /up/f HTTP/1.1\r\nHost: h\r\nContent-Length: 10241\r\n"
      "Expect: 100-continue\r\n\r\n");
  cr_assert_eq(asking.receive().status, 413);
  for (const char* type : {"", kFormType}) {
    Client client(server.port());
    client.send(std::string("POST /up/f HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n") +
                type + "\r\n");
    client.send(chunked(filePart("filename=g", std::string(20000, 'x')), 1000));
    HttpResponse grown = client.receive();
    cr_assert_eq(grown.status, 413);
    cr_assert(grown.field("Connection") == "close");
  }
  cr_assert(eventually([&]() { return site.stored() == Names({"f"}); }));
}

Test(UploadLimits, too_many_files_leave_nothing) {
  Site site("upload_max_files 2;");
  ServerProcess server(site.dir, site.configuration());
  std::string two = filePart("filename=a", "1") + filePart("filename=\"\"", "") + field("x", "y") +
                    filePart("filename=b", "2");
  cr_assert_eq(postForm(server.port(), two).status, 201);
  HttpResponse three = postForm(server.port(), two + filePart("filename=c", "3"));
  cr_assert_eq(three.status, 413);
  cr_assert(three.body.find("The form has more files than the server takes at once") !=
            std::string::npos);
  cr_assert(site.stored() == Names({"a", "b"}));
}

Test(UploadLimits, a_malformed_form_leaves_nothing) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  const std::string file = filePart("filename=a", "x");
  for (const std::string& body :
       {std::string("nonsense"), file, file + "--XX", file + "--XXX--\r\n",
        field("a", "b") + "--XX--", std::string("--XX--"),
        file + "--XX\r\nContent-Disposition: form-data; filename=\"b\r\n\r\n\r\n--XX--",
        filePart("filename=\"\"", "") + "--XX--"}) {
    HttpResponse response = request(server.port(), "POST", "/up", kFormType, body);
    cr_assert_eq(response.status, 400, "%s: %d", body.c_str(), response.status);
  }
  for (const char* type : {"multipart/form-data", "multipart/form-data; boundary=\"a",
                           "multipart/form-data; boundary=a; boundary=b"}) {
    std::string fields = std::string("Content-Type: ") + type + "\r\n";
    cr_assert_eq(request(server.port(), "POST", "/up", fields, "--a--").status, 400, "%s", type);
  }
  cr_assert_eq(request(server.port(), "POST", "/up", kFormType).status, 400);
  std::string range = "Content-Range: bytes 0-0/5\r\n";
  cr_assert_eq(request(server.port(), "POST", "/up/a", range, "x").status, 400);
  cr_assert(site.stored().empty());
}

// The server alone has a limit on the size of its files, which has the effect of a full disk.
Test(UploadLimits, a_full_disk_leaves_nothing) {
  Site site;
  const rlim_t kRoom = 1 << 20;
  rlimit limit = {kRoom, RLIM_INFINITY};
  rlimit before;
  getrlimit(RLIMIT_FSIZE, &before);
  setrlimit(RLIMIT_FSIZE, &limit);
  ServerProcess server(site.dir, site.configuration("client_max_body_size 0; error_log stderr; "));
  setrlimit(RLIMIT_FSIZE, &before);
  int descriptors = server.descriptors();
  std::string large(3 << 20, 'x');
  for (int i = 0; i < 3; ++i) {
    HttpResponse raw = request(server.port(), "POST", "/up/f", "", large);
    cr_assert_eq(raw.status, 507);
    cr_assert(raw.body.find("The disk did not take the file") != std::string::npos);
    HttpResponse form =
        postForm(server.port(), filePart("filename=a", "small") + filePart("filename=b", large));
    cr_assert_eq(form.status, 507);
  }
  cr_assert(eventually([&]() { return site.stored().empty(); }));
  cr_assert(eventually([&]() { return server.descriptors() == descriptors; }));
  cr_assert(server.err().find("[crit]") != std::string::npos);
  cr_assert_eq(request(server.port(), "POST", "/up/f", "", std::string(kRoom, 'x')).status, 201);
}

Test(UploadLimits, a_read_only_store_is_a_403) {
  if (geteuid() == 0) cr_skip_test("root may write anywhere");
  Site site;
  chmod(site.dir.path("www/up").c_str(), 0555);
  ServerProcess server(site.dir, site.configuration());
  cr_assert_eq(request(server.port(), "POST", "/up/f", "", "x").status, 403);
  cr_assert_eq(postForm(server.port(), filePart("filename=a", "x")).status, 403);
}

Test(UploadLimits, a_missing_store_is_a_500) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  rmdir(site.dir.path("www/up").c_str());
  cr_assert_eq(request(server.port(), "POST", "/up/f", "", "x").status, 500);
  cr_assert_eq(postForm(server.port(), filePart("filename=a", "x")).status, 500);
}

Test(UploadLimits, without_a_store_there_is_no_post) {
  Site site;
  site.dir.write("www/file", "x");
  ServerProcess server(site.dir, site.configuration("location /none { upload_store off; } "));
  HttpResponse refused = request(server.port(), "POST", "/file", "", "x");
  cr_assert_eq(refused.status, 405);
  cr_assert(refused.field("Allow") == "GET, HEAD, OPTIONS", "%s", refused.field("Allow").c_str());
  cr_assert(request(server.port(), "OPTIONS", "/up").field("Allow") == "GET, HEAD, POST, OPTIONS");
  cr_assert(request(server.port(), "OPTIONS", "/up/x").field("Allow") == "POST, OPTIONS");
  cr_assert_eq(request(server.port(), "DELETE", "/up/x").status, 405);
  cr_assert_eq(request(server.port(), "PUT", "/up/x", "", "x").status, 405);
}

Test(UploadLimits, methods_can_remove_post_and_add_delete) {
  Site site("methods GET DELETE;");
  site.dir.write("www/up/f", "x");
  ServerProcess server(site.dir, site.configuration());
  HttpResponse refused = request(server.port(), "POST", "/up/f", "", "x");
  cr_assert_eq(refused.status, 405);
  cr_assert(refused.field("Allow") == "GET, DELETE", "%s", refused.field("Allow").c_str());
  cr_assert_eq(request(server.port(), "DELETE", "/up/").status, 403);
  cr_assert_eq(request(server.port(), "DELETE", "/up/f").status, 204);
  cr_assert_eq(request(server.port(), "DELETE", "/up/f").status, 404);
  cr_assert_eq(request(server.port(), "DELETE", "/up/").status, 403);
  cr_assert(site.stored().empty());
}

Test(UploadLimits, an_error_page_of_the_store_is_served) {
  Site site("error_page 400 /bad.html; error_page 413 @large;");
  site.dir.write("www/bad.html", "not a form");
  ServerProcess server(site.dir, site.configuration("location @large { upload_store www/up; }"
                                                    "client_max_body_size 100; "));
  HttpResponse bad = request(server.port(), "POST", "/up", kFormType, "--XX--");
  cr_assert_eq(bad.status, 400);
  cr_assert(bad.body == "not a form");
  cr_assert_geq(request(server.port(), "POST", "/up/f", "", std::string(101, 'x')).status, 400);
  cr_assert(site.stored().empty());
}

Test(UploadLimits, memory_stays_flat_under_a_large_body) {
  Site site("client_max_body_size 0;");
  ServerProcess server(site.dir, site.configuration());
  int descriptors = server.descriptors();
  const std::size_t kPieces = 200;
  const std::string mebibyte = noise(1 << 20);
  cr_assert_eq(request(server.port(), "POST", "/up/warm", "", mebibyte).status, 201);
  long before = server.residentKiB();
  for (bool isForm : {false, true}) {
    std::string first = isForm ? filePart("filename=large", "") : "";
    first.resize(isForm ? first.size() - 2 : 0);
    std::string last = isForm ? "\r\n--XX--" : "";
    Client client(server.port());
    client.send("POST /up/large HTTP/1.1\r\nHost: h\r\n" + std::string(isForm ? kFormType : "") +
                "Content-Length: " +
                std::to_string(first.size() + kPieces * mebibyte.size() + last.size()) +
                "\r\n\r\n" + first);
    for (std::size_t i = 0; i < kPieces; ++i)
      client.send(mebibyte);
    if (!kSanitized) cr_assert_lt(server.residentKiB() - before, 1024);
    client.send(last);
    cr_assert_eq(client.receive().status, 201);
  }
  cr_assert(eventually([&]() { return server.descriptors() == descriptors; }));
  for (const char* name : {"large", "large-1"}) {
    struct stat found;
    cr_assert_eq(stat(site.dir.path(std::string("www/up/") + name).c_str(), &found), 0);
    cr_assert_eq(found.st_size, static_cast<off_t>(kPieces * mebibyte.size()));
    Client client(server.port());
    client.send(std::string("GET /up/") + name + " HTTP/1.1\r\nHost: h\r\n\r\n");
    client.receiveHead();
    for (std::size_t i = 0; i < kPieces; ++i)
      cr_assert(client.read(mebibyte.size()) == mebibyte);
  }
}
