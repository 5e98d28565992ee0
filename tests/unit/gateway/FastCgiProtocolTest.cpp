#include "gateway/FastCgiProtocol.hpp"

#include <criterion/criterion.h>

#include <memory>

#include "gateway/Exchanges.hpp"

namespace {

std::string record(int type, const std::string& content, std::size_t padding = 0, int id = 1,
                   int version = 1) {
  std::string out;
  for (int byte :
       {version, type, id >> 8, id, int(content.size() >> 8), int(content.size()), int(padding), 0})
    out += char(byte & 0xff);
  return out + content + std::string(padding, 'p');
}

std::string out(const std::string& text, std::size_t padding = 0) {
  return record(6, text, padding);
}
std::string err(const std::string& text, std::size_t padding = 0) {
  return record(7, text, padding);
}
std::string end(std::size_t padding = 0) { return record(3, std::string(8, '\0'), padding); }

const char kHead[] = "Content-Type: text/plain\r\n\r\n";

std::unique_ptr<FastCgiProtocol> make(bool isHead = false, bool keeps = true) {
  std::unique_ptr<FastCgiProtocol> protocol(new FastCgiProtocol(keeps));
  protocol->setMostHead(100);
  protocol->setHead(isHead);
  return protocol;
}

// Checks what becomes of a response, at each point at which it may be split.
void expectResponse(const std::string& bytes, const std::string& expected, bool isHead = false) {
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    std::string log = responseCutAt([=] { return make(isHead); }, bytes, cut);
    cr_expect(log == expected, "cut at %zu\n  expected: %s\n  was:      %s", cut, expected.c_str(),
              log.c_str());
  }
}

// Collects the lines of standard error.
struct Lines : public ErrorTextObserver {
  std::string all;
  virtual void serverWroteError(const Slice& line) { all += "[" + line.str() + "]"; }
};

}  // namespace

Test(FastCgiProtocol, the_request) {
  auto protocol = make();
  protocol->parameters().push_back({"A", "b"});
  protocol->parameters().push_back({"LONG", std::string(200, 'x')});
  protocol->parameters().push_back({"NONE", ""});
  std::string params = std::string("\1\1Ab") + std::string("\4\x80\0\0\xc8LONG", 9) +
                       std::string(200, 'x') + std::string("\4\0NONE", 6);
  std::string body = "0123456789";
  cr_expect(Run().request(*protocol, body) ==
            record(1, std::string("\0\1\1\0\0\0\0\0", 8)) + record(4, params) + record(4, "") +
                record(5, "0123456") + record(5, "789") + record(5, ""));
  std::string again = Run().request(*make(false, false));
  cr_expect(again == record(1, std::string("\0\1\0\0\0\0\0\0", 8)) + record(4, "") + record(5, ""));
}

Test(FastCgiProtocol, large_parameters_take_several_records) {
  auto protocol = make();
  protocol->parameters().push_back({"N", std::string(100000, 'x')});
  std::string got = Run().request(*protocol);
  std::string text = std::string("\1\x80\1\x86\xa0N", 6) + std::string(100000, 'x');
  std::string records;
  for (std::size_t at = 0; at < text.size(); at += 32768)
    records += record(4, text.substr(at, 32768));
  cr_expect(got.find(records + record(4, "")) != std::string::npos);
}

Test(FastCgiProtocol, responses) {
  expectResponse(out(kHead) + out("body") + out("") + end(),
                 "<200 -1 Content-Type=text/plain>body<end, again>");
  expectResponse(out(std::string(kHead) + "bo", 3) + out("dy", 5) + end(7),
                 "<200 -1 Content-Type=text/plain>body<end, again>");
  expectResponse(out("Sta") + out("tus: 404\n\n") + out("no") + end(), "<404 -1>no<end, again>");
  expectResponse(out("Location: /x\n\n") + end(), "<302 -1 Location=/x><end, again>");
  expectResponse(out("Location: /x\nStatus: 201\n\n") + end(), "<201 -1 Location=/x><end, again>");
  expectResponse(out("\n") + out("all") + end(), "<200 -1>all<end, again>");
}

// As nginx does, while it obeys one from SCGI and uwsgi.
Test(FastCgiProtocol, a_status_line_is_ignored) {
  expectResponse(out("HTTP/1.1 403 Forbidden\r\n\r\n") + out("no") + end(),
                 "<200 -1>no<end, again>");
  expectResponse(out("X: y\nHTTP/\x01\nStatus: 404\n\n") + end(), "<404 -1 X=y><end, again>");
  expectResponse(out("HTTP/1.1 403 No\nLocation: /x\n\n") + end(),
                 "<302 -1 Location=/x><end, again>");
  expectResponse(out("http/1.1 403 No\n\n") + end(), "<bad: a line is not a field>");
}

Test(FastCgiProtocol, a_body_has_the_length_that_it_announces) {
  expectResponse(out("Content-Length: 4\n\nbody") + end(), "<200 4>body<end, again>");
  expectResponse(out("Content-Length: 0\n\n") + end(), "<200 0><end, again>");
  // As in nginx, what is too much is dropped, and the rest of the connection with it.
  expectResponse(out("Content-Length: 3\n\nbody") + end(), "<200 3>bod<end>");
  expectResponse(out("Content-Length: 3\n\nbod") + out("y") + end(), "<200 3>bod<end>");
  expectResponse(out("Content-Length: 5\n\nbody") + end(),
                 "<200 5>body<bad: upstream prematurely closed FastCGI stdout>");
}

Test(FastCgiProtocol, responses_without_a_body) {
  expectResponse(out("Content-Length: 9\n\n") + end(), "<200 9><end, again>", true);
  expectResponse(out("Content-Length: 9\n\nbody") + out("more") + end(), "<200 9><end, again>",
                 true);
  expectResponse(out("Status: 304\nETag: \"a\"\n\nbody") + end(),
                 "<304 -1 ETag=\"a\"><end, again>");
  expectResponse(out("Status: 204\n\nbody") + end(), "<204 -1><end, again>");
}

Test(FastCgiProtocol, a_connection_that_ends) {
  const std::string closed = "<bad: upstream prematurely closed connection>";
  expectResponse("", closed);
  expectResponse(out("A: b\n"), closed);
  expectResponse(out("A: b\n\nbody"), "<200 -1 A=b>body" + closed);
  expectResponse(out("A: b\n\nbody") + "\1", "<200 -1 A=b>body" + closed);
  expectResponse(out("A: b\n\n") + out("body").substr(0, 10), "<200 -1 A=b>bo" + closed);
  expectResponse(out("A: b\n\nbody") + end().substr(0, 15), "<200 -1 A=b>body" + closed);
  expectResponse(out("Content-Length: 5\n\nbody"), "<200 5>body" + closed);
  // The end of the output is enough.
  expectResponse(out("A: b\n\nbody") + out(""), "<200 -1 A=b>body<end>");
  expectResponse(out("Content-Length: 4\n\nbody"), "<200 4>body<end>");
  expectResponse(out("Content-Length: 5\n\nbody") + out(""),
                 "<200 5>body<bad: upstream prematurely closed connection>");
}

Test(FastCgiProtocol, malformed_records) {
  const std::string alien = "<bad: it sent a FastCGI record of another version or request>";
  const std::string type = "<bad: it sent a FastCGI record of an unexpected type>";
  expectResponse("HTTP/1.1 200 OK\r\n", alien);
  expectResponse(record(6, "\n", 0, 1, 2), alien);
  expectResponse(record(6, "\n", 0, 2), alien);
  expectResponse(record(6, "\n", 0, 256), alien);
  for (int unknown : {0, 1, 2, 4, 5, 8, 9, 10, 11, 128, 255})
    expectResponse(record(unknown, "x"), type);
  expectResponse(out("\n") + record(9, "x"), "<200 -1>" + type);
  expectResponse(record(3, "1234567"), "<bad: its FastCGI end record has a wrong size>");
  expectResponse(out("\nx") + out("") + out("y"),
                 "<200 -1>x<bad: it sent output behind the end of its output>");
}

Test(FastCgiProtocol, bad_heads) {
  expectResponse(out("no field\n\n"), "<bad: a line is not a field>");
  expectResponse(out("Status: 99\n\n"), "<bad: Status is not a valid status code>");
  expectResponse(out("Content-Length: 1\nContent-Length: 2\n\n"),
                 "<bad: Content-Length is repeated with another value>");
  expectResponse(out(std::string(60, 'a')) + out(std::string(60, 'a')),
                 "<bad: upstream sent too big header>");
  expectResponse(out("") + end(), "<bad: upstream prematurely closed FastCGI stdout>");
  expectResponse(end(), "<bad: upstream prematurely closed FastCGI stdout>");
}

Test(FastCgiProtocol, a_connection_with_bytes_behind_the_end_is_not_kept) {
  Run run;
  auto protocol = make();
  run.request(*protocol);
  run.push(*protocol, out("\nx") + end() + "y");
  cr_expect_str_eq(run.log.c_str(), "<200 -1>x<end>");
  Run other;
  protocol = make(false, false);
  other.request(*protocol);
  other.push(*protocol, out("\nx") + end());
  cr_expect_str_eq(other.log.c_str(), "<200 -1>x<end>");
}

Test(FastCgiProtocol, a_second_attempt_starts_anew) {
  Run run;
  auto protocol = make();
  run.request(*protocol);
  run.push(*protocol, out("Content-Length: 9\n") + out("")[0]);
  run.in.clear();
  run.request(*protocol);
  run.push(*protocol, out("A: b\n\nbody") + end());
  cr_expect_str_eq(run.log.c_str(), "<200 -1 A=b>body<end, again>");
}

Test(FastCgiProtocol, a_full_spool_stops_the_body) {
  const std::string all = out("\n0123456789") + out("abc") + end();
  for (std::size_t cut = 0; cut <= all.size(); ++cut) {
    std::string log = responseCutAt([] { return make(); }, all, cut, 3);
    cr_expect(log == "<200 -1>0123456789abc<end, again>", "%zu: %s", cut, log.c_str());
  }
}

Test(FastCgiProtocol, standard_error) {
  const std::string all = err("one\ntw", 2) + out("A: b\n\nx") + err("o\n\nthree") + end();
  for (std::size_t cut = 0; cut <= all.size(); ++cut) {
    Lines lines;
    std::string log = responseCutAt(
        [&] {
          auto protocol = make();
          protocol->observeErrors(lines);
          return protocol;
        },
        all, cut);
    cr_expect(log == "<200 -1 A=b>x<end, again>", "%zu: %s", cut, log.c_str());
    cr_expect(lines.all == "[one][two][three]", "%zu: %s", cut, lines.all.c_str());
  }
}
