// Programs that are slow, endless, silent or many, and clients that leave: in bounded memory and
// time, and never at the cost of others.
#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <memory>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"

namespace {

const std::string kConf =
    "error_log error.log info; client_max_body_size 0; cgi .sh; cgi_timeout 30s;"
    "server { listen 127.0.0.1:0; root html; ";

std::string getOf(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n";
}

std::string postHead(const std::string& target, std::size_t length) {
  return "POST " + target + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(length) +
         "\r\n\r\n";
}

// A time to sleep that no other process has, of this or an earlier run.
std::string longNap() { return "98765." + std::to_string(getpid()); }

// Processes whose command line holds `word`.
int processesOf(const std::string& word) {
  DIR* all = opendir("/proc");
  int count = 0;
  while (dirent* entry = readdir(all)) {
    std::ifstream file(std::string("/proc/") + entry->d_name + "/cmdline");
    std::string line;
    std::getline(file, line);
    bool isPid = entry->d_name[0] >= '0' && entry->d_name[0] <= '9';
    if (isPid && line.find(word) != std::string::npos &&
        line.find("webserv.conf") == std::string::npos)
      ++count;
  }
  closedir(all);
  return count;
}

// Children of the process, zombies included.
int childrenOf(pid_t parent) {
  DIR* all = opendir("/proc");
  int count = 0;
  while (dirent* entry = readdir(all)) {
    std::ifstream file(std::string("/proc/") + entry->d_name + "/status");
    for (std::string line; std::getline(file, line);)
      if (line == "PPid:\t" + std::to_string(parent)) ++count;
  }
  closedir(all);
  return count;
}

bool isChildless(const ServerProcess& server) {
  return eventually([&]() { return childrenOf(server.pid()) == 0; }, 10);
}

}  // namespace

Test(CgiStream, a_line_that_is_flushed_arrives_at_once) {
  TempDir dir;
  writeScript(dir, "html/clock.sh", std::string(kTextHead) + "echo one; read x < fifo; echo two");
  cr_assert_eq(system(("mkfifo " + dir.path("html/fifo")).c_str()), 0);
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send(getOf("/clock.sh"));
  HttpResponse answer = client.receiveHead();
  cr_assert_eq(client.read(16), "00000004\r\none\n\r\n");
  cr_assert(!client.readable(100));
  std::ofstream(dir.path("html/fifo")) << "go\n";
  client.receiveBody(answer);
  cr_assert_eq(answer.body, "two\n");
  cr_assert(isChildless(server));
}

Test(CgiStream, what_is_killed_on_its_way_is_cut) {
  TempDir dir;
  writeScript(dir, "html/kill.sh", std::string(kTextHead) + "echo one; read x < fifo; kill -9 $$");
  cr_assert_eq(system(("mkfifo " + dir.path("html/fifo")).c_str()), 0);
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send(getOf("/kill.sh"));
  HttpResponse answer = client.receiveHead();
  cr_assert_eq(answer.status, 200);
  std::ofstream(dir.path("html/fifo")) << "go\n";
  client.receiveBody(answer);
  cr_assert_eq(answer.body, "one\n");
  cr_assert(!answer.complete);
}

// Nobody is told of a program's first words for a moment, in which most programs end.
Test(CgiStream, what_ends_at_once_has_a_length) {
  TempDir dir;
  writeScript(dir, "html/hi.sh", std::string(kTextHead) + "echo hi");
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  int withLength = 0;
  for (int i = 0; i < 20; ++i) {
    client.send(getOf("/hi.sh"));
    HttpResponse answer = client.receive();
    cr_assert_eq(answer.body, "hi\n");
    withLength += answer.count("Content-Length");
  }
  cr_assert_gt(withLength, 0);
}

Test(CgiStream, what_reads_nothing_answers_all_the_same) {
  TempDir dir;
  writeScript(dir, "html/deaf.sh", std::string(kTextHead) + "echo done");
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send(postHead("/deaf.sh", 3000000) + std::string(3000000, 'x'));
  cr_assert_eq(client.receive().body, "done\n");
  Client small(server.port());
  small.send(postHead("/deaf.sh", 30000) + std::string(30000, 'x') + getOf("/deaf.sh"));
  cr_assert_eq(small.receive().body, "done\n");
  cr_assert_eq(small.receive().body, "done\n");
}

Test(CgiStream, what_closes_its_output_first_reads_on) {
  TempDir dir;
  writeScript(dir, "html/save.sh", std::string(kTextHead) + "echo ok; exec >&-; wc -c > count");
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send(postHead("/save.sh", 1000000));
  client.send(std::string(500000, 'x'));
  HttpResponse answer = client.receiveHead();
  client.send(std::string(500000, 'x'));
  client.receiveBody(answer);
  cr_assert_eq(answer.body, "ok\n");
  cr_assert(eventually([&]() { return dir.read("html/count") == "1000000\n"; }, 10));
  cr_assert(isChildless(server));
}

Test(CgiStream, two_hundred_megabytes_cost_no_memory) {
  TempDir dir;
  writeScript(dir, "html/big.sh", std::string(kTextHead) + "exec head -c 200000000 /dev/zero");
  writeScript(dir, "html/cat.sh", std::string(kTextHead) + "exec wc -c");
  ServerProcess server(dir, kConf + "}");
  get(server.port(), "/cat.sh");
  long before = server.residentKiB();
  Client client(server.port());
  client.send(getOf("/big.sh"));
  HttpResponse answer = client.receiveHead();
  cr_assert_eq(answer.status, 200);
  cr_assert_gt(client.discard(200000000), 199000000u);
  Client sender(server.port());
  sender.send(postHead("/cat.sh", 50 << 20));
  for (int i = 0; i < 50; ++i)
    sender.send(std::string(1 << 20, 'x'));
  cr_assert_eq(sender.receive().body, "52428800\n");
  if (!kSanitized) cr_assert_lt(server.residentKiB() - before, 2000);
}

// What fits into the pipe, and more, is written before the program ends; the client sleeps over it.
Test(CgiStream, what_was_written_arrives_however_late_it_is_read) {
  TempDir dir;
  writeScript(
      dir, "html/fill.sh",
      std::string(kTextHead) + "head -c 100000 /dev/zero; head -c 3000000 /dev/zero & sleep 1");
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send(getOf("/fill.sh"));
  HttpResponse answer = client.receiveHead();
  sleep(5);
  client.receiveBody(answer);
  cr_assert(answer.complete);
  cr_assert_eq(answer.body.size(), 3100000u);
}

Test(CgiStream, output_that_nobody_wants_is_not_waited_for) {
  TempDir dir;
  dir.write("html/page", "a page");
  writeScript(dir, "html/text.sh", std::string(kTextHead) + "exec yes " + longNap());
  writeScript(dir, "html/none.sh", "printf 'Status: 204\\n\\n'; exec yes " + longNap());
  writeScript(dir, "html/there.sh", "printf 'Location: /page\\n\\n'; exec sleep " + longNap());
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send("HEAD /text.sh HTTP/1.1\r\nHost: h\r\n\r\n");
  cr_assert_eq(client.receive(true).status, 200);
  client.send(getOf("/none.sh") + getOf("/there.sh"));
  cr_assert_eq(client.receive().status, 204);
  cr_assert_eq(client.receive().body, "a page");
  system(("pkill -f 'sleep " + longNap() + "'").c_str());
  cr_assert(eventually([&]() { return processesOf(longNap()) == 0; }, 5));
  cr_assert(isChildless(server));
}

Test(CgiStream, whoever_sends_little_by_little_holds_no_place) {
  TempDir dir;
  writeScript(dir, "html/cat.sh", std::string(kTextHead) + "cat");
  ServerProcess server(dir, "cgi_max_processes 1;" + kConf + "}");
  Client slow(server.port());
  slow.send(postHead("/cat.sh", 4) + "sl");
  cr_assert_eq(request(server.port(), "POST", "/cat.sh", "", "fast").body, "fast");
  slow.send("ow");
  cr_assert_eq(slow.receive().body, "slow");
}

Test(CgiStream, a_chunked_body_comes_with_its_length) {
  TempDir dir;
  dir.mkdir("spool");
  writeScript(dir, "html/count.sh",
              std::string(kTextHead) + "echo $CONTENT_LENGTH $HTTP_TRANSFER_ENCODING; wc -c");
  ServerProcess server(dir, kConf + "client_body_temp_path spool; }");
  Client client(server.port());
  client.send("POST /count.sh HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 100; ++i)
    client.send("2710\r\n" + std::string(10000, 'x') + "\r\n");
  client.send("0\r\n\r\n" + getOf("/count.sh"));
  cr_assert_eq(client.receive().body, "1000000\n1000000\n");
  cr_assert_eq(client.receive().body, "\n0\n");
  DIR* spool = opendir(dir.path("spool").c_str());
  int names = 0;
  while (readdir(spool) != nullptr)
    ++names;
  closedir(spool);
  cr_assert_eq(names, 2);
}

Test(CgiStream, a_body_that_cannot_be_spooled_is_an_error) {
  TempDir dir;
  std::string spool = dir.mkdir("spool");
  writeScript(dir, "html/count.sh", std::string(kTextHead) + "wc -c");
  ServerProcess server(dir, kConf + "client_body_temp_path spool; }");
  rmdir(spool.c_str());
  HttpResponse answer = request(server.port(),
                                "POST /count.sh HTTP/1.1\r\nHost: h\r\n"
                                "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n");
  cr_assert_eq(answer.status, 500);
  cr_assert_neq(dir.read("error.log").find("cannot store the request body"), std::string::npos);
}

Test(CgiStream, a_chunked_body_over_the_limit_starts_nothing) {
  TempDir dir;
  writeScript(dir, "html/touch.sh", std::string(kTextHead) + "touch started");
  ServerProcess server(dir, kConf + "client_max_body_size 10; }");
  HttpResponse answer = request(server.port(),
                                "POST /touch.sh HTTP/1.1\r\nHost: h\r\n"
                                "Transfer-Encoding: chunked\r\n\r\nb\r\nhello world\r\n0\r\n\r\n");
  cr_assert_eq(answer.status, 413);
  cr_assert(!dir.exists("html/started"));
}

Test(CgiStream, what_it_complains_of_goes_to_the_log_within_bounds) {
  TempDir dir;
  writeScript(dir, "html/loud.sh",
              "head -c 3000000 /dev/zero | tr '\\0' 'e' | fold -w 99 >&2\n" +
                  std::string(kTextHead) + "echo fine; printf 'last words' >&2");
  ServerProcess server(dir, kConf + "}");
  cr_assert_eq(get(server.port(), "/loud.sh").body, "fine\n");
  std::string log = dir.read("error.log");
  cr_assert_neq(log.find("loud.sh\" wrote to stderr: eeee"), std::string::npos);
  cr_assert_neq(log.find("is not logged"), std::string::npos);
  cr_assert_lt(log.size(), 300000u);
}

Test(CgiStream, last_words_are_logged) {
  TempDir dir;
  writeScript(dir, "html/die.sh", "printf 'out of luck' >&2; exit 3");
  ServerProcess server(dir, kConf + "}");
  for (int i = 0; i < 20; ++i)
    cr_assert_eq(get(server.port(), "/die.sh").status, 502);
  std::string log = dir.read("error.log");
  int said = 0;
  for (std::size_t at = 0; (at = log.find("stderr: out of luck", at)) != std::string::npos; ++at)
    ++said;
  cr_assert_eq(said, 20);
}

Test(CgiStream, a_grandchild_that_keeps_the_pipe_is_not_waited_for) {
  TempDir dir;
  writeScript(dir, "html/fork.sh", std::string(kTextHead) + "echo hi; sleep " + longNap() + " &");
  ServerProcess server(dir, kConf + "}");
  HttpResponse answer = get(server.port(), "/fork.sh");
  cr_assert_eq(answer.body, "hi\n");
  cr_assert(answer.complete);
  system(("pkill -f 'sleep " + longNap() + "'").c_str());
  cr_assert(isChildless(server));
}

Test(CgiStream, a_program_that_is_stuck_gets_the_client_a_504) {
  TempDir dir;
  writeScript(dir, "html/stuck.sh", "trap '' TERM; while :; do :; done");
  writeScript(dir, "html/halfway.sh",
              std::string(kTextHead) + "echo half; exec sleep " + longNap());
  ServerProcess server(dir, kConf + "cgi_timeout 1s; }");
  Client half(server.port());
  half.send(getOf("/halfway.sh"));
  cr_assert_eq(get(server.port(), "/stuck.sh").status, 504);
  HttpResponse torn = half.receive();
  cr_assert_eq(torn.status, 200);
  cr_assert(!torn.complete);
  cr_assert(isChildless(server));
}

Test(CgiStream, a_client_that_leaves_ends_its_program) {
  TempDir dir;
  writeScript(dir, "html/wait.sh", std::string(kTextHead) + "echo $$; exec sleep " + longNap());
  writeScript(dir, "html/head.sh", "exec sleep " + longNap());
  ServerProcess server(dir, kConf + "}");
  Client reset(server.port());
  reset.send(getOf("/wait.sh"));
  reset.receiveHead();
  Client early(server.port());
  early.send(getOf("/head.sh"));
  Client sender(server.port());
  sender.send(postHead("/head.sh", 100000) + std::string(70000, 'x'));
  cr_assert(eventually([&]() { return processesOf(longNap()) == 3; }, 10));
  reset.reset();
  early.reset();
  sender.close();
  cr_assert(eventually([&]() { return processesOf(longNap()) == 0; }, 4));
  cr_assert(isChildless(server));
}

Test(CgiStream, a_client_that_ends_its_side_still_gets_its_answer) {
  TempDir dir;
  writeScript(dir, "html/slow.sh", std::string(kTextHead) + "sleep 1; echo slow");
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send(getOf("/slow.sh") + getOf("/slow.sh"));
  client.shutdownWrite();
  cr_assert_eq(client.receive().body, "slow\n");
  cr_assert_eq(client.receive().body, "slow\n");
  cr_assert(client.closed());
}

Test(CgiStream, more_than_may_run_wait_in_line) {
  TempDir dir;
  writeScript(dir, "html/sleep.sh", std::string(kTextHead) + "echo $$ >> ran; sleep 0.2; echo hi");
  dir.write("html/static", "static");
  ServerProcess server(dir, "cgi_max_processes 2;" + kConf + "}");
  std::vector<std::unique_ptr<Client> > clients;
  for (int i = 0; i < 9; ++i) {
    clients.emplace_back(new Client(server.port()));
    clients.back()->send(getOf("/sleep.sh"));
  }
  cr_assert(eventually([&]() { return !dir.read("html/ran").empty(); }, 10));
  cr_assert_leq(childrenOf(server.pid()), 2);
  cr_assert_eq(get(server.port(), "/static").body, "static");
  for (auto& client : clients)
    cr_assert_eq(client->receive().body, "hi\n");
  cr_assert(isChildless(server));
}

Test(CgiStream, nobody_waits_in_line_for_ever) {
  TempDir dir;
  writeScript(dir, "html/sleep.sh", std::string(kTextHead) + "while echo x; do sleep 0.1; done");
  ServerProcess server(dir, "cgi_max_processes 1;" + kConf + "cgi_timeout 1s; }");
  Client first(server.port());
  first.send(getOf("/sleep.sh"));
  first.receiveHead();
  Client gone(server.port());
  gone.send(getOf("/sleep.sh"));
  cr_assert_eq(get(server.port(), "/sleep.sh").status, 503);
  cr_assert(eventually([&]() { return gone.readable(10); }, 5));
}

Test(CgiStream, the_end_of_the_server_is_the_end_of_its_programs) {
  TempDir dir;
  writeScript(dir, "html/wait.sh", std::string(kTextHead) + "echo hi; exec sleep " + longNap());
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send(getOf("/wait.sh"));
  client.receiveHead();
  cr_assert(eventually([&]() { return processesOf(longNap()) == 1; }, 10));
  cr_assert_eq(server.stop(), 0);
  cr_assert_eq(processesOf(longNap()), 0);
}

Test(CgiStream, a_reload_leaves_programs_alone) {
  TempDir dir;
  writeScript(dir, "html/wait.sh", std::string(kTextHead) + "echo one; read x < fifo; echo two");
  cr_assert_eq(system(("mkfifo " + dir.path("html/fifo")).c_str()), 0);
  ServerProcess server(dir, kConf + "}");
  Client client(server.port());
  client.send(getOf("/wait.sh"));
  HttpResponse answer = client.receiveHead();
  server.signal(SIGHUP);
  cr_assert(eventually(
      [&]() { return dir.read("error.log").find("reloaded") != std::string::npos; }, 10));
  std::ofstream(dir.path("html/fifo")) << "go\n";
  client.receiveBody(answer);
  cr_assert_eq(answer.body, "one\ntwo\n");
}

// Descriptors, memory and processes after a storm of all kinds are what they were before.
Test(CgiStream, nothing_is_left_behind) {
  TempDir dir;
  writeScript(dir, "html/ok.sh", std::string(kTextHead) + "cat");
  writeScript(dir, "html/bad.sh", "echo nonsense");
  writeScript(dir, "html/kill.sh", std::string(kTextHead) + "echo x; kill -9 $$");
  ServerProcess server(dir, kConf + "}");
  get(server.port(), "/ok.sh");
  int before = server.descriptors();
  for (int i = 0; i < 40; ++i) {
    request(server.port(), "POST", "/ok.sh", "", std::string(i * 1000, 'x'));
    get(server.port(), "/bad.sh");
    HttpResponse killed = get(server.port(), "/kill.sh");
    cr_assert(killed.status == 502 || !killed.complete);
    Client leaver(server.port());
    leaver.send(getOf("/ok.sh"));
    if (i % 2) leaver.reset();
  }
  cr_assert(eventually([&]() { return server.descriptors() <= before; }, 10));
  cr_assert(isChildless(server));
}
