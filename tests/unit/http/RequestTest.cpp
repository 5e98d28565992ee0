#include "http/Request.hpp"

#include <criterion/criterion.h>

#include "http/RequestParser.hpp"

static const char kBytes[] =
    "GET http://h:1/p?q HTTP/1.1\r\nHost: a\r\nX-One: 1\r\nx-one: 2\r\nEmpty:\r\n\r\n";

static bool parse(const std::string& bytes, Request& request) {
  RequestParser parser;
  return parser.parse(bytes, HeadLimits(), request) == RequestParser::kDone;
}

static bool liesIn(const Slice& slice, const std::string& bytes) {
  return slice.empty() ||
         (slice.begin() >= bytes.data() && slice.end() <= bytes.data() + bytes.size());
}

Test(request, aNewRequestIsEmpty) {
  Request request;
  cr_expect(request.method == kUnknownMethod && request.fields.empty());
  cr_expect(request.contentLength == -1 && !request.hasBody() && !request.isHttp11());
  cr_expect(!request.has(Request::kHost) && request.value(Request::kHost).empty());
}

Test(request, clearingKeepsTheFieldsMemory) {
  std::string bytes(kBytes);
  Request request;
  cr_assert(parse(bytes, request));
  std::size_t capacity = request.fields.capacity();
  request.clear();
  cr_expect(request.fields.empty() && request.fields.capacity() == capacity && capacity > 0);
  cr_expect(request.target.empty() && request.host.empty() && request.uri.path.empty());
  cr_expect(!request.has(Request::kHost) && request.headSize == 0);
}

Test(request, fieldsAreFoundByNameInAnyCase) {
  std::string bytes(kBytes);
  Request request;
  cr_assert(parse(bytes, request));
  cr_assert(request.find("X-ONE") != 0);
  cr_expect(request.find("X-ONE")->value == Slice("1"));
  cr_expect(request.find("empty") != 0 && request.find("empty")->value.empty());
  cr_expect(request.find("X-On") == 0 && request.find("") == 0);
  cr_expect(request.value(Request::kHost) == Slice("a"));
}

Test(request, rebasingMovesEverySlice) {
  std::string bytes(kBytes);
  Request request;
  cr_assert(parse(bytes, request));
  std::string moved(bytes);
  request.rebase(bytes.data(), moved.data());
  bytes.assign(bytes.size(), '!');
  const Slice slices[] = {request.line,      request.methodName, request.target,
                          request.host,      request.port,       request.uri.path,
                          request.uri.query, request.uri.host,   request.uri.port};
  for (const Slice& slice : slices)
    cr_expect(!slice.empty() && liesIn(slice, moved), "%s", slice.str().c_str());
  for (std::size_t i = 0; i < request.fields.size(); ++i)
    cr_expect(liesIn(request.fields[i].name, moved) && liesIn(request.fields[i].value, moved));
  cr_expect(request.line == Slice("GET http://h:1/p?q HTTP/1.1"));
  cr_expect(request.uri.path == Slice("/p") && request.host == Slice("h"));
  cr_expect(request.fields[2].value == Slice("2"));
}
