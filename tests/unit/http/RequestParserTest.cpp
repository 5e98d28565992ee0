#include "http/RequestParser.hpp"

#include <criterion/criterion.h>

#include "http/RequestLines.hpp"

static const char kBytes[] = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

Test(requestParser, oneParserReadsManyRequests) {
  RequestParser parser;
  Request request;
  std::string bytes = std::string(kBytes) + "POST /b HTTP/1.0\r\n\r\n" + kBytes;
  Slice rest(bytes);
  static const char* const kPaths[] = {"/a", "/b", "/a"};
  for (const char* path : kPaths) {
    cr_assert_eq(parser.parse(rest, HeadLimits(), request), RequestParser::kDone);
    cr_expect(request.uri.path == Slice(path));
    rest.removePrefix(request.headSize);
    parser.reset();
  }
  cr_expect(rest.empty());
}

Test(requestParser, aNewRequestForgetsTheLast) {
  RequestParser parser;
  Request request;
  parser.parse("POST /a?b HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nRange: x\r\n\r\n",
               HeadLimits(), request);
  parser.reset();
  cr_assert_eq(parser.parse(kBytes, HeadLimits(), request), RequestParser::kDone);
  cr_expect(request.contentLength == -1 && !request.uri.hasQuery && request.fields.size() == 1);
  cr_expect(!request.has(Request::kRange) && !request.has(Request::kContentLength));
}

Test(requestParser, doneStaysDone) {
  RequestParser parser;
  Request request;
  std::string bytes(kBytes);
  cr_assert_eq(parser.parse(bytes, HeadLimits(), request), RequestParser::kDone);
  std::string more = bytes + "more";
  cr_expect_eq(parser.parse(more, HeadLimits(), request), RequestParser::kDone);
  cr_expect_eq(request.headSize, bytes.size());
  cr_expect(request.uri.path == Slice("/a") && request.uri.path.data() == more.data() + 4);
}

Test(requestParser, badStaysBad) {
  RequestParser parser;
  Request request;
  cr_assert_eq(parser.parse("GET / HTTP/2.0\r\n", HeadLimits(), request), RequestParser::kBad);
  cr_expect_eq(parser.parse(kBytes, HeadLimits(), request), RequestParser::kBad);
  cr_expect_eq(parser.error().status, 505);
  cr_expect(std::strlen(parser.error().message) > 0);
  parser.reset();
  cr_expect_eq(parser.error().status, 0);
  cr_expect_eq(parser.parse(kBytes, HeadLimits(), request), RequestParser::kDone);
}

Test(requestParser, aRefusedRequestKeepsItsLineForTheLog) {
  RequestParser parser;
  Request request;
  Slice bytes("HEAD /#a HTTP/1.1\r\n");
  cr_assert_eq(parser.parse(bytes, HeadLimits(), request), RequestParser::kBad);
  cr_expect(request.line == Slice("HEAD /#a HTTP/1.1") && request.method == kHead);
}

Test(requestParser, theSkippedLineBelongsToTheHead) {
  RequestParser parser;
  Request request;
  std::string bytes = std::string("\r\n") + kBytes;
  cr_assert_eq(parser.parse(bytes, HeadLimits(), request), RequestParser::kDone);
  cr_expect_eq(request.headSize, bytes.size());
  cr_expect(request.line == Slice("GET /a HTTP/1.1"));
}

Test(requestParser, fieldsAskForNoMemoryTwice) {
  RequestParser parser;
  Request request;
  parser.parse(kBytes, HeadLimits(), request);
  const Request::Field* before = &request.fields[0];
  parser.reset();
  parser.parse(kBytes, HeadLimits(), request);
  cr_expect_eq(&request.fields[0], before);
}

Test(requestParser, everyKnownFieldIsFound) {
  static const char* const kNames[] = {"Host",
                                       "Connection",
                                       "Content-Length",
                                       "Content-Type",
                                       "Transfer-Encoding",
                                       "Expect",
                                       "Range",
                                       "If-Range",
                                       "If-Match",
                                       "If-None-Match",
                                       "If-Modified-Since",
                                       "If-Unmodified-Since",
                                       "Accept-Encoding",
                                       "User-Agent",
                                       "Referer",
                                       "Authorization"};
  for (int i = 0; i < Request::kKnownFields; ++i)
    cr_expect_eq(static_cast<int>(findKnown(kNames[i])), i, "%s", kNames[i]);
  cr_expect_eq(findKnown(""), Request::kKnownFields);
  cr_expect_eq(findKnown("Hosts"), Request::kKnownFields);
  cr_expect_eq(findKnown("If-Unmodified-Sinc"), Request::kKnownFields);
  cr_expect_eq(findKnown(std::string(30, 'a')), Request::kKnownFields);
  for (std::size_t size = 0; size < 25; ++size)
    cr_expect_eq(findKnown(std::string(size, 'z')), Request::kKnownFields);
}

// One byte at a time through a line as long as it may be: no byte may be looked for twice.
Test(requestParser, aSlowSenderCostsLinearTime) {
  RequestParser parser;
  Request request;
  HeadLimits limits;
  limits.maxLine = limits.maxHead = 4 << 20;
  std::string bytes = "GET /" + std::string(2 << 20, 'a');
  for (std::size_t i = 1; i <= bytes.size(); ++i)
    cr_assert_eq(parser.parse(Slice(bytes.data(), i), limits, request), RequestParser::kMore);
}
