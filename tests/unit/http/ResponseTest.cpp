#include "http/Response.hpp"

#include <criterion/criterion.h>

#include "http/ChunkedWriter.hpp"

namespace {

HeadFrame frame() {
  HeadFrame made;
  made.date = "Sun, 06 Nov 1994 08:49:37 GMT";
  made.server = "s";
  made.isHttp11 = made.keepAlive = true;
  made.keepAliveTimeout = 0;
  return made;
}

std::string head(const Response& response, const HeadFrame& with) {
  BlockPool pool(0);
  Buffer out(pool);
  response.writeHead(out, with);
  return out.slice().str();
}

// Provides its text in pieces, and reports the end together with the last one.
struct Pieces : BodySource {
  std::string rest;
  std::size_t piece;
  Result last;
  Pieces(const std::string& text, std::size_t size, Result end = kEnd)
      : rest(text), piece(size), last(end) {}
  off_t length() const override { return -1; }
  Result pull(Buffer& out, std::size_t room) override {
    std::size_t count = std::min(std::min(piece, room), rest.size());
    out.append(Slice(rest).sub(0, count));
    rest.erase(0, count);
    return rest.empty() ? last : kMore;
  }
};

}  // namespace

Test(Response, fields_in_nginxs_order) {
  Response response;
  response.contentType = "text/plain";
  response.etag = "\"e\"";
  response.lastModified = "L";
  response.location = "/l";
  response.allow = "GET";
  response.acceptRanges = true;
  response.addField("X", "y");
  response.setText("hello");
  std::string expected =
      "HTTP/1.1 200 OK\r\nServer: s\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
      "Content-Type: text/plain\r\nContent-Length: 5\r\nLast-Modified: L\r\n"
      "Location: /l\r\nConnection: keep-alive\r\nETag: \"e\"\r\nAllow: GET\r\n"
      "Accept-Ranges: bytes\r\nX: y\r\n\r\n";
  cr_assert(head(response, frame()) == expected);
}

Test(Response, framing_by_status_and_version) {
  Response response;
  response.setBody(new Pieces("x", 1));
  HeadFrame old = frame();
  old.isHttp11 = old.keepAlive = false;
  cr_assert(response.isChunked(frame()));
  cr_assert(response.endsWithConnection(old));
  cr_assert_neq(head(response, frame()).find("Transfer-Encoding: chunked"), std::string::npos);
  cr_assert_eq(head(response, old).find("Transfer-Encoding"), std::string::npos);
  cr_assert_neq(head(response, old).find("Connection: close"), std::string::npos);
  for (int status : {204, 304}) {
    Response bodiless;
    bodiless.setStatus(status);
    cr_assert_eq(head(bodiless, frame()).find("Content-Length"), std::string::npos);
  }
}

Test(Response, a_status_without_a_phrase_keeps_its_space) {
  Response response;
  response.setStatus(299);
  cr_assert_eq(head(response, frame()).find("HTTP/1.1 299 \r\n"), 0u);
}

Test(Response, line_ends_in_values_are_removed) {
  Response response;
  response.location = "/a\r\nEvil: 1";
  response.addField("X", Slice("b\nEvil: 2\0", 10));
  std::string text = head(response, frame());
  cr_assert_eq(text.find("\nEvil"), std::string::npos);
  cr_assert_neq(text.find("Location: /a  Evil: 1\r\n"), std::string::npos);
  cr_assert(response.field("x") == Slice("b Evil: 2 "));
}

Test(Response, fields_of_one_name_are_found_one_after_the_other) {
  Response response;
  response.addField("A", "1");
  response.addField("B", "2");
  response.addField("a", "3");
  cr_assert(response.field("A") == Slice("1"));
  cr_assert(response.field("A", 1) == Slice("3"));
  cr_assert(response.field("A", 2).empty());
}

Test(Response, the_last_body_counts_and_clear_forgets_everything) {
  Response response;
  response.setBody(new Pieces("x", 1));
  response.setText("hello");
  cr_assert_eq(response.contentLength(), 5);
  response.setLengthWithoutBody(99);
  cr_assert_eq(response.contentLength(), 99);
  cr_assert_not(response.hasBody());
  response.addField("A", "b");
  response.clear();
  cr_assert_eq(response.contentLength(), 0);
  cr_assert(response.field("A").empty());
}

Test(ChunkedWriter, pieces_of_any_size) {
  for (std::size_t piece : {1u, 7u, 1000u, 70000u}) {
    BlockPool pool(0);
    Buffer out(pool);
    Pieces source(std::string(1000, 'x'), piece);
    std::string body;
    BodySource::Result result;
    do {
      result = pullChunk(source, out, 300);
      std::string text = out.slice().str();
      out.clear();
      std::size_t size = std::stoul(text, nullptr, 16);
      cr_assert_leq(size, 300u);
      cr_assert_leq(text.size(), 300u + kChunkOverhead);
      body += text.substr(10, size);
      cr_assert(text.compare(10 + size, 2, "\r\n") == 0);
      cr_assert_eq(text.size(), 12 + size);
    } while (result == BodySource::kMore);
    cr_assert_eq(body.size(), 1000u);
  }
}

Test(ChunkedWriter, an_empty_pull_writes_no_chunk) {
  BlockPool pool(0);
  Buffer out(pool);
  Pieces empty("", 1);
  cr_assert_eq(pullChunk(empty, out, 100), BodySource::kEnd);
  cr_assert(out.empty());
  appendLastChunk(out, "");
  cr_assert(out.slice() == Slice("0\r\n\r\n"));
  out.clear();
  appendLastChunk(out, "A: b\r\n");
  cr_assert(out.slice() == Slice("0\r\nA: b\r\n\r\n"));
  out.clear();
  Pieces waiting("", 1, BodySource::kLater);
  cr_assert_eq(pullChunk(waiting, out, 100), BodySource::kLater);
  cr_assert(out.empty());
  cr_assert_eq(pool.lent(), 0u);
}
