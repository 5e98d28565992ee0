#include "gateway/CgiHead.hpp"

#include <criterion/criterion.h>

#include <sstream>

namespace {

const char* const kResults[] = {"more", "done", "bad"};

// Parses the text in two pieces and returns the result as one line.
std::string logHead(const std::string& text, std::size_t cut) {
  CgiHead head;
  CgiHead::Result result = head.parse(Slice(text).sub(0, cut));
  if (result == CgiHead::kMore) result = head.parse(text);
  std::ostringstream log;
  log << kResults[result];
  if (result == CgiHead::kBad) log << ": " << head.message();
  if (result != CgiHead::kDone) return log.str();
  log << " status=" << head.status() << " length=" << head.contentLength();
  log << " type=" << head.contentType() << " location=" << head.location();
  if (head.isLocalRedirect()) log << " local";
  if (head.size() != text.size()) log << " then " << text.substr(head.size());
  for (const CgiHead::Field& field : head.fields())
    log << " [" << field.name << "=" << field.value << "]";
  return log.str();
}

void expectHead(const std::string& text, const std::string& expected) {
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    std::string log = logHead(text, cut);
    cr_expect(log == expected, "%s\n  cut at %zu\n  expected: %s\n  was:      %s", text.c_str(),
              cut, expected.c_str(), log.c_str());
  }
}

// Checks that a head with this first line is refused with the message `expected`.
void expectBad(const std::string& line, const std::string& expected) {
  expectHead(line + "\n\n", "bad: " + expected);
}

}  // namespace

Test(CgiHead, lines_end_with_one_or_two_bytes) {
  expectHead("Content-Type: a/b\n\n", "done status=0 length=-1 type=a/b location=");
  expectHead("Content-Type: a/b\r\n\r\n", "done status=0 length=-1 type=a/b location=");
  expectHead("Content-Type:a/b \r\n\nbody\n\n",
             "done status=0 length=-1 type=a/b location= then body\n\n");
  expectHead("Content-Type: a/b\n", "more");
  expectHead("Content-Type: a/b", "more");
  expectHead("", "more");
}

Test(CgiHead, status_length_and_fields) {
  expectHead("Status: 404 Not Here\ncontent-type: t\nContent-Length: 12\n\n",
             "done status=404 length=12 type=t location=");
  expectHead("Status: 204\n\n", "done status=204 length=-1 type= location=");
  expectHead("Set-Cookie: a=1\nStatus: 200\nSet-Cookie: b=2\nX-Empty:\n\n",
             "done status=200 length=-1 type= location= [Set-Cookie=a=1] [Set-Cookie=b=2] "
             "[X-Empty=]");
}

Test(CgiHead, fields_of_the_connection_are_dropped) {
  expectHead(
      "Status: 200\nConnection: close\nTransfer-Encoding: chunked\nKeep-Alive: 1\n"
      "Date: x\nServer: y\nTrailer: z\nTE: a\nUpgrade: b\nProxy-Connection: c\n\n",
      "done status=200 length=-1 type= location=");
}

Test(CgiHead, redirects) {
  expectHead("Location: /a?b\n\n", "done status=0 length=-1 type= location=/a?b local");
  expectHead("Location: //host/a\n\n", "done status=0 length=-1 type= location=//host/a");
  expectHead("Location: http://h/\n\n", "done status=0 length=-1 type= location=http://h/");
  expectHead("Location: /a\nSet-Cookie: b\n\n",
             "done status=0 length=-1 type= location=/a [Set-Cookie=b]");
  expectHead("Status: 302\nLocation: /a\n\n", "done status=302 length=-1 type= location=/a");
}

Test(CgiHead, what_nginx_accepts_from_fastcgi) {
  expectHead("X-A: 1\n\n", "done status=0 length=-1 type= location= [X-A=1]");
  expectHead("Content-Length:\nX: y\n\n", "done status=0 length=-1 type= location= [X=y]");
  expectHead("HTTP/1.1 404 Not Found\r\nContent-Type: t\r\n\r\n",
             "done status=404 length=-1 type=t location=");
  expectHead(
      "HTTP/1.0 200\nStatus: 200\nStatus: 200 OK\nContent-Length: 1\nContent-Length: 1\n"
      "Content-Type: a\nContent-Type: a\n\n",
      "done status=200 length=1 type=a location=");
  expectHead("\n", "done status=0 length=-1 type= location=");
  expectHead("HTTP/1.1 200 OK\nStatus: 404 No\n\n", "done status=404 length=-1 type= location=");
  expectHead("Location: /a#b\n\n", "done status=0 length=-1 type= location=/a#b");
}

Test(CgiHead, nonsense_is_refused) {
  expectBad("hello", "a line is not a field");
  expectBad("HTTP/1.1", "Status is not a valid status code");
  expectBad("X: y\nHTTP/1.1 200 OK", "a line is not a field");
  expectBad(": x", "a line is not a field");
  expectBad("Content-Type : x", "a line is not a field");
  expectBad(" Content-Type: x", "a line is not a field");
  expectBad("Content-Type: x\n folded", "a line is not a field");
  expectBad("Status: 200\r\nX", "a line is not a field");
  expectBad("Content-Type: a\rb", "a field has a control character");
  expectBad(std::string("Content-Type: a\0b", 17), "a field has a control character");
  expectBad("Status: 99", "Status is not a valid status code");
  expectBad("Status: 9", "Status is not a valid status code");
  expectBad("Status: 2 0", "Status is not a valid status code");
  expectBad("Status: 100", "Status is not a valid status code");
  expectBad("Status: 600", "Status is not a valid status code");
  expectBad("Status: 2000", "Status is not a valid status code");
  expectBad("Status: OK", "Status is not a valid status code");
  expectBad("Status:", "Status is not a valid status code");
  expectBad("Status: 200\nStatus: 201", "Status is repeated with another value");
  expectBad("Content-Length: 1\nContent-Length: 2",
            "Content-Length is repeated with another value");
  expectBad("Content-Length: -1", "Content-Length is not a number");
  expectBad("Content-Length: 99999999999999999999", "Content-Length is not a number");
  expectBad("Content-Type: a\nContent-Type: b",
            "Content-Type or Location is repeated with another value");
  expectBad("Location: a\nLocation: b", "Content-Type or Location is repeated with another value");
}
