// POST to a route with an upload store: forms and raw bodies, names, and where files are stored.
#include <criterion/criterion.h>
#include <unistd.h>
#include <utime.h>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "harness/UploadSite.hpp"
#include "support/TempDir.hpp"

Test(Upload, a_raw_body_is_a_file) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  std::string content = noise(100000);
  HttpResponse response = request(server.port(), "POST", "/up/a%20b.bin", "", content);
  cr_assert_eq(response.status, 201);
  cr_assert(response.field("Location").find("/up/a%20b.bin") != std::string::npos);
  cr_assert(response.field("Content-Length") == "0");
  cr_assert(site.content("a b.bin") == content);
  HttpResponse back = get(server.port(), "/up/a%20b.bin");
  cr_assert_eq(back.status, 200);
  cr_assert(back.body == content);
}

Test(Upload, a_raw_body_is_named_by_its_disposition_or_the_path_or_the_time) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  auto post = [&](const std::string& target, const std::string& fields) {
    cr_assert_eq(request(server.port(), "POST", target, fields, "x").status, 201);
  };
  post("/up/path.txt", "Content-Disposition: attachment; filename=\"said.txt\"\r\n");
  post("/up/path.txt", "Content-Disposition: attachment; filename*=UTF-8''%E2%82%AC\r\n");
  post("/up/path.txt", "Content-Disposition: attachment\r\n");
  post("/up/deep/er.txt", "");
  cr_assert(site.stored() == Names({"said.txt", "\xe2\x82\xac", "path.txt", "er.txt"}));
  post("/up", "");
  post("/up/", "");
  Names all = site.stored();
  cr_assert_eq(all.size(), 6u);
  int invented = 0;
  for (const std::string& name : all)
    if (name.compare(0, 9, "upload-20") == 0) ++invented;
  cr_assert_eq(invented, 2);
}

Test(Upload, a_form_brings_several_files_and_fields) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  std::string large = noise(300000);
  HttpResponse response = postForm(
      server.port(), field("a", "1") + filePart("filename=\"one.txt\"", "first") +
                         field("b", noise(5000)) + filePart("filename=two", large) +
                         filePart("filename=\"empty\"", "") + filePart("filename=\"\"", ""));
  cr_assert_eq(response.status, 201);
  cr_assert(response.field("Content-Type") == "application/json");
  cr_assert(response.body ==
                "[\n{ \"name\":\"one.txt\", \"size\":5, \"uri\":\"/up/one.txt\" },\n"
                "{ \"name\":\"two\", \"size\":300000, \"uri\":\"/up/two\" },\n"
                "{ \"name\":\"empty\", \"size\":0, \"uri\":\"/up/empty\" }\n]\n",
            "%s", response.body.c_str());
  cr_assert(site.stored() == Names({"one.txt", "two", "empty"}));
  cr_assert(get(server.port(), "/up/one.txt").body == "first");
  cr_assert(get(server.port(), "/up/two").body == large);
  cr_assert(get(server.port(), "/up/empty").body == "");
}

Test(Upload, odd_parts_of_a_form_are_skipped_and_files_taken) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  HttpResponse response = postForm(server.port(),
                                   "--XX\r\nno colon\r\n\r\nx\r\n"
                                   "--XX\r\nContent-Type: text/plain\r\n\r\nx\r\n"
                                   "--XX\r\nContent-Disposition: form-data; name=\"page\"; "
                                   "filename=\"page.mht\"\r\n"
                                   "Content-Type: multipart/related; boundary=Y\r\n\r\n--Y--\r\n");
  cr_assert_eq(response.status, 201);
  cr_assert(site.stored() == Names({"page.mht"}));
  cr_assert(site.content("page.mht") == "--Y--");
}

Test(Upload, boundaries_that_clients_send) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  int count = 0;
  for (const std::string& boundary :
       {std::string("*****"), std::string("a&b"), std::string("$#%~{}"), std::string(200, 'x')}) {
    std::string name = std::to_string(++count);
    std::string body = "--" + boundary +
                       "\r\nContent-Disposition: form-data; name=f; filename=" + name + "\r\n\r\n" +
                       boundary + "\r\n--" + boundary + "--\r\n";
    std::string type = "Content-Type: multipart/form-data; boundary=" + boundary + "\r\n";
    cr_assert_eq(request(server.port(), "POST", "/up", type, body).status, 201, "%s",
                 boundary.c_str());
    cr_assert(site.content(name) == boundary);
  }
}

Test(Upload, a_name_that_cannot_be_examined_is_not_overwritten) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  std::string loop = site.dir.path("www/up/loop");
  cr_assert_eq(symlink("loop", loop.c_str()), 0);
  cr_assert_eq(postForm(server.port(), filePart("filename=loop", "x")).status, 201);
  cr_assert(site.content("loop-1") == "x");
  char target[8];
  cr_assert_eq(readlink(loop.c_str(), target, sizeof target), 4);
}

Test(Upload, one_file_of_a_form_is_reported_by_Location_or_a_page) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  HttpResponse plain = postForm(server.port(), filePart("filename=a", "x"));
  cr_assert_eq(plain.status, 201);
  cr_assert(plain.body.empty());
  cr_assert(plain.field("Location").find("/up/a") != std::string::npos);
  HttpResponse page = postForm(server.port(), filePart("filename=\"<b>.txt\"", "x"),
                               "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n");
  cr_assert_eq(page.status, 201);
  cr_assert(page.field("Content-Type") == "text/html");
  cr_assert(page.field("Location").find("/up/%3Cb%3E.txt") != std::string::npos);
  cr_assert(page.body.find("<a href=\"/up/%3Cb%3E.txt\">&lt;b&gt;.txt</a>") != std::string::npos);
}

Test(Upload, a_form_arrives_whole_wherever_it_is_cut) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  std::string body = filePart("filename=a", "1\r\n--X\r\n") + field("b", "2") +
                     filePart("filename=\"b\"", "3") + "--XX--\r\n";
  std::string head = std::string("POST /up HTTP/1.1\r\nHost: h\r\n") + kFormType +
                     "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  Client client(server.port());
  for (std::size_t piece : {1, 2, 3, 7, 50}) {
    client.send(head);
    client.sendSlowly(body, piece, 0);
    cr_assert_eq(client.receive().status, 201);
  }
  Names all = site.stored();
  cr_assert_eq(all.size(), 10u);
  for (const std::string& name : all)
    cr_assert(site.content(name) == (name[0] == 'a' ? "1\r\n--X\r\n" : "3"), "%s", name.c_str());
}

Test(Upload, chunks_and_an_expectation) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  std::string content = noise(200000);
  Client client(server.port());
  client.send(
      "POST /up/raw HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n"
      "Expect: 100-continue\r\n\r\n");
  cr_assert_eq(client.receive().status, 100);
  client.send(chunked(content, 777));
  cr_assert_eq(client.receive().status, 201);
  cr_assert(site.content("raw") == content);
  client.send(std::string("POST /up HTTP/1.1\r\nHost: h\r\n") + kFormType +
              "Transfer-Encoding: chunked\r\n\r\n" +
              chunked(filePart("filename=form", content) + "--XX--", 10));
  cr_assert_eq(client.receive().status, 201);
  cr_assert(site.content("form") == content);
}

Test(Upload, pipelined_uploads_come_in_order) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  std::string all;
  for (int i = 0; i < 20; ++i)
    all += "POST /up/f HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n" + std::to_string(i + 10);
  Client client(server.port());
  client.send(all);
  for (int i = 0; i < 20; ++i)
    cr_assert_eq(client.receive().status, 201);
  cr_assert(site.content("f") == "10");
  for (int i = 1; i < 20; ++i)
    cr_assert(site.content("f-" + std::to_string(i)) == std::to_string(i + 10));
}

Test(Upload, every_odd_name_becomes_a_safe_one) {
  struct {
    const char* parameters;
    const char* name;
  } static const kCases[] = {
      {"filename=\"../../../etc/passwd\"", "passwd"},
      {"filename=\"/abs/a\"", "a"},
      {"filename=\"C:\\\\dir\\\\b.txt\"", "b.txt"},
      {"filename=\"C:\\dir\\c.txt\"", "c.txt"},
      {"filename=\".htaccess\"", "htaccess"},
      {"filename=\".webserv-1-1.part\"", "webserv-1-1.part"},
      {"filename=\"a\\\"quote.txt\"", "a\"quote.txt"},
      {"filename=\"b%22quote.txt\"", "b\"quote.txt"},
      {"filename=\"line%0D%0Aend\"", "lineend"},
      {"filename=\"tab\tbed\"", "tabbed"},
      {"filename=\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80.png\"",
       "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80.png"},
      {"filename=\"cp1252\x80\xe9\"", "cp1252\xe2\x82\xac\xc3\xa9"},
      {"filename=\"x\"; filename*=UTF-8''na%C3%AFve%20%2F..%2Ffile", "file"},
      {"filename=\"  blank  \"", "blank"},
      {"filename=\"<script>&'.html\"", "<script>&'.html"},
      {"filename=\"100%.txt\"", "100%.txt"},
      {"filename=\"?#;=&+.txt\"", "?#;=&+.txt"},
  };
  Site site;
  ServerProcess server(site.dir, site.configuration());
  Names expected;
  for (const auto& row : kCases) {
    HttpResponse response = postForm(server.port(), filePart(row.parameters, row.parameters));
    cr_assert_eq(response.status, 201, "%s", row.parameters);
    expected.insert(row.name);
    cr_assert(site.stored() == expected, "%s", row.parameters);
    std::string url = response.field("Location");
    HttpResponse back = get(server.port(), url.substr(url.find("/up/")));
    cr_assert(back.status == 200 && back.body == row.parameters, "%s", url.c_str());
  }
}

Test(Upload, names_without_a_safe_character_are_replaced) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  for (const char* name : {"..", ".", "/", "\\", "   ", "...", "a/"}) {
    std::string parameter = std::string("filename=\"") + name + "\"";
    cr_assert_eq(postForm(server.port(), filePart(parameter, "x")).status, 201, "%s", name);
  }
  Names all = site.stored();
  cr_assert_eq(all.size(), 7u);
  for (const std::string& name : all)
    cr_assert(name.compare(0, 7, "upload-") == 0, "%s", name.c_str());
}

Test(Upload, long_names_are_cut_to_the_limit_of_the_disk) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  std::string name = std::string(2000, 'n') + ".jpeg";
  for (int i = 0; i < 3; ++i)
    cr_assert_eq(postForm(server.port(), filePart("filename=\"" + name + "\"", "x")).status, 201);
  std::string front(195, 'n');
  cr_assert(site.stored() == Names({front + ".jpeg", front + "-1.jpeg", front + "-2.jpeg"}));
}

Test(Upload, nothing_is_overwritten) {
  Site site;
  site.dir.write("www/up/a.txt", "old");
  ServerProcess server(site.dir, site.configuration());
  for (const char* content : {"1", "2", "3"})
    cr_assert_eq(request(server.port(), "POST", "/up/a.txt", "", content).status, 201);
  cr_assert_eq(
      postForm(server.port(), filePart("filename=a.txt", "4") + filePart("filename=a.txt", "5"))
          .status,
      201);
  cr_assert(site.content("a.txt") == "old");
  for (int i = 1; i <= 5; ++i)
    cr_assert(site.content("a-" + std::to_string(i) + ".txt") == std::to_string(i));
}

Test(Upload, a_hundred_files_of_the_same_name_are_kept) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  Client client(server.port());
  for (int i = 0; i < 150; ++i) {
    client.send("POST /up/f.txt HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx");
    cr_assert_eq(client.receive().status, 201);
  }
  cr_assert_eq(site.stored().size(), 150u);
}

Test(Upload, two_clients_may_upload_the_same_name) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  const std::string head = "POST /up/same HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\n";
  Client one(server.port()), two(server.port());
  one.send(head + "one");
  two.send(head + "two");
  cr_assert(eventually([&]() { return site.stored().size() == 2; }));
  two.send("TWO");
  cr_assert_eq(two.receive().status, 201);
  one.send("ONE");
  cr_assert_eq(one.receive().status, 201);
  cr_assert(site.content("same") == "twoTWO");
  cr_assert(site.content("same-1") == "oneONE");
}

// Location is the path at which a GET returns the file; if there is none, the field is missing.
Test(Upload, Location_is_where_the_file_is_served) {
  TempDir dir;
  dir.mkdir("www/inside/store");
  dir.mkdir("outside");
  ServerProcess server(
      dir,
      "server { listen 127.0.0.1:0; root www; absolute_redirect off;"
      "location = /to-inside { upload_store www//inside/./store; }"
      "location = /to-outside { upload_store outside; }"
      "location /alias/ { alias outside/; upload_store outside; }"
      "location /hidden/ { alias outside/; internal; }"
      "location /post-only/ { alias outside/; upload_store outside; methods POST; }"
      "location / { upload_store www/inside/store; } }");
  auto location = [&](const std::string& target) {
    std::string fields = "Content-Disposition: attachment; filename=\"f\xc3\xa9.txt\"\r\n";
    HttpResponse response = request(server.port(), "POST", target, fields, target);
    cr_assert_eq(response.status, 201, "%s", target.c_str());
    std::string where = response.field("Location");
    if (!where.empty()) cr_assert(get(server.port(), where).body == target, "%s", where.c_str());
    return where;
  };
  cr_expect_eq(location("/alias/"), "/alias/f%C3%A9.txt");
  cr_expect_eq(location("/alias/x"), "/alias/f%C3%A9-1.txt");
  cr_expect_eq(location("/to-outside"), "");
  cr_expect_eq(location("/post-only/"), "");
  cr_expect_eq(location("/inside/store/"), "/inside/store/f%C3%A9.txt");
  cr_expect_eq(location("/"), "/inside/store/f%C3%A9-1.txt", "%s", location("/").c_str());
}

Test(Upload, an_uploaded_script_becomes_a_text_file) {
  Site site("cgi .sh /bin/sh;");
  ServerProcess server(site.dir, site.configuration());
  HttpResponse answer = postForm(server.port(), filePart("filename=evil.sh", "echo"));
  cr_assert_eq(answer.status, 201);
  cr_assert(site.stored() == Names({"evil.sh.txt"}));
  cr_assert_eq(get(server.port(), "/up/evil.sh.txt").body, "echo");
}

Test(Upload, control_characters_are_removed_from_names) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  cr_assert_eq(postForm(server.port(), filePart("filename=\"a\x01"
                                                "b\x7f.txt\"",
                                                "x"))
                   .status,
               201);
  cr_assert(site.stored() == Names({"ab.txt"}));
}

Test(Upload, without_a_Location_the_name_is_in_the_body) {
  TempDir dir;
  dir.mkdir("store");
  ServerProcess server(dir, "server { listen 127.0.0.1:0; root www; upload_store store; }");
  HttpResponse answer = request(server.port(), "POST", "/x.txt", "", "body");
  cr_assert_eq(answer.status, 201);
  cr_assert_eq(answer.count("Location"), 0);
  cr_assert_neq(answer.body.find("\"name\":\"x.txt\""), std::string::npos, "%s",
                answer.body.c_str());
}

Test(Upload, a_post_without_a_body_stores_nothing) {
  Site site;
  ServerProcess server(site.dir, site.configuration());
  cr_assert_eq(request(server.port(), "POST", "/up/a").status, 400);
  cr_assert_eq(request(server.port(), "POST", "/up/a", "Content-Length: 0\r\n").status, 201);
  cr_assert(site.stored() == Names({"a"}));
}

Test(Upload, variables_lead_to_directories_below_its_beginning) {
  TempDir dir;
  dir.mkdir("www/up/sub");
  dir.mkdir("outside");
  cr_assert_eq(symlink("../../outside", dir.path("www/up/link").c_str()), 0);
  dir.mkdir("www/upper");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root www;"
                       "location /up/ { upload_store www$uri; }"
                       "location /arg { upload_store www/up$arg_d; } }");
  auto post = [&](const std::string& target) {
    return request(server.port(), "POST", target, "Content-Disposition: attachment; filename=f\r\n",
                   "x")
        .status;
  };
  cr_assert_eq(post("/up/"), 201);
  cr_assert_eq(post("/up/sub/"), 201);
  cr_assert(dir.read("www/up/sub/f") == "x");
  cr_assert_eq(post("/up/none/"), 404);
  cr_assert_eq(post("/up/link/"), 403);
  cr_assert_eq(post("/arg?d=/sub"), 201);
  cr_assert_eq(post("/arg?d=/../upper"), 403);
  cr_assert_eq(post("/arg?d=/sub/../../../outside"), 403);
  cr_assert_eq(post("/arg?d=per"), 403);
  cr_assert_eq(post("/arg?d=//link//"), 403);
  cr_assert(namesIn(dir.path("outside")).empty());
  cr_assert(namesIn(dir.path("www/upper")).empty());
}

Test(Upload, a_missing_script_is_not_an_upload) {
  Site site("cgi .py /usr/bin/python3;");
  ServerProcess server(site.dir, site.configuration());
  cr_assert_eq(request(server.port(), "POST", "/up/x.py", "", "x").status, 404);
  cr_assert(site.stored().empty());
  HttpResponse options = request(server.port(), "OPTIONS", "/up/x.py");
  cr_assert(options.field("Allow") == "OPTIONS", "%s", options.field("Allow").c_str());
}

Test(Upload, a_refusal_gives_its_reason) {
  TempDir dir;
  dir.write("www/full/f", "x");
  dir.mkdir("www/empty");
  ServerProcess server(dir, "server { listen 127.0.0.1:0; root www; dav_methods PUT DELETE; }");
  auto says = [&](const HttpResponse& response, const std::string& text) {
    cr_assert_eq(response.status, 409);
    cr_assert(response.body.find(text) != std::string::npos, "%s", response.body.c_str());
  };
  says(request(server.port(), "DELETE", "/full/"), "The directory is not empty.");
  says(request(server.port(), "DELETE", "/empty"), "ends in a slash");
  says(request(server.port(), "PUT", "/none/f", "", "x"), "The directory does not exist");
  says(request(server.port(), "PUT", "/empty", "", "x"), "A directory has this name.");
  std::string log = server.err();
  cr_assert(log.find("full\": the directory is not empty") != std::string::npos, "%s", log.c_str());
}

Test(Upload, leftovers_in_a_store_with_variables_go_at_the_next_upload) {
  TempDir dir;
  dir.mkdir("up/sub");
  ServerProcess server(
      dir, "server { listen 127.0.0.1:0; root up; location / { upload_store up$uri; } }");
  dir.write("up/sub/.webserv-1-1.part", "old");
  dir.write("up/sub/.webserv-1-2.part", "new");
  utimbuf times = {784111777, 784111777};
  cr_assert_eq(utime(dir.path("up/sub/.webserv-1-1.part").c_str(), &times), 0);
  cr_assert_eq(request(server.port(), "POST", "/sub/",
                       "Content-Disposition: attachment; filename=f\r\n", "x")
                   .status,
               201);
  cr_assert(namesIn(dir.path("up/sub")) == Names({"f", ".webserv-1-2.part"}));
}
