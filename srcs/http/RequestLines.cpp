#include "http/RequestLines.hpp"

#include "http/CharClass.hpp"

static const std::size_t kLongestMethod = 32;

// Parses "HTTP/d.d" (RFC 9112 2.3).
static HttpError parseVersion(const Slice& text, Request& request) {
  if (text.size() != 8 || !text.startsWith("HTTP/") || !isDigit(text[5]) || text[6] != '.' ||
      !isDigit(text[7])) {
    return text.find(' ') == Slice::npos ? badRequest("the HTTP version is malformed")
                                         : badRequest("the request line has too many spaces");
  }
  request.majorVersion = text[5] - '0';
  request.minorVersion = text[7] - '0';
  if (request.majorVersion > 1)
    return HttpError(505, "the server speaks only HTTP/1.0 and HTTP/1.1");
  if (request.majorVersion < 1) return badRequest("the HTTP version is below 1.0");
  return HttpError();
}

static HttpError parseMethodName(const Slice& name, Request& request) {
  if (name.empty()) return badRequest("the request line begins with a space");
  if (!isToken(name)) return badRequest("the method is not a token");
  if (name.size() > kLongestMethod) return badRequest("the method is longer than 32 bytes");
  request.methodName = name;
  request.method = parseMethod(name);
  return HttpError();
}

bool hasTooLongMethod(const Slice& start) {
  return start.size() > kLongestMethod && start.find(' ') > kLongestMethod;
}

// Says what is wrong with a target that parseTarget() refused.
static const char* describeTargetFault(const Slice& target) {
  if (target.empty()) return "the request line has no target";
  std::size_t query = target.find('?');
  if (target.sub(0, query).find('\\') != Slice::npos) return "the request target has a backslash";
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (!isTargetChar(target[i]))
      return "the request target has a byte that must be percent-encoded";
  }
  return "the request target has a form that this method does not take";
}

HttpError parseRequestLine(const Slice& line, Request& request) {
  request.line = line;
  std::size_t first = line.find(' ');
  HttpError error = parseMethodName(line.sub(0, first), request);
  if (error.isSet()) return error;
  std::size_t second = line.find(' ', first == Slice::npos ? first : first + 1);
  if (second == Slice::npos) return badRequest("the request line has no HTTP version");
  error = parseVersion(line.from(second + 1), request);
  if (error.isSet()) return error;
  request.target = line.sub(first + 1, second - first - 1);
  request.target = request.target.sub(0, request.target.find('#'));
  int status = parseTarget(request.target, request.method, request.uri);
  return status == 0 ? HttpError() : HttpError(status, describeTargetFault(request.target));
}

// Says why no colon follows the name, which ends at `line[end]`.
static HttpError fieldNameError(const Slice& line, std::size_t end) {
  std::size_t colon = line.find(':');
  if (end == 0) {
    if (line[0] == ' ' || line[0] == '\t')
      return badRequest("a header field is folded over two lines");
    if (colon == 0) return badRequest("a header field has no name");
  }
  if (colon == Slice::npos) return badRequest("a header field has no colon");
  if (line.sub(end, colon - end).trimmed().empty())
    return badRequest("a header field has a space before its colon");
  return badRequest("the name of a header field has an invalid byte");
}

static bool isOddNameChar(char c) { return c > ' ' && c < '\x7f' && c != ':'; }

// Returns how many bytes of `line` may belong to a name.
static std::size_t scanName(const Slice& line, NameFitness& fitness) {
  std::size_t end = 0;
  fitness = kNameGood;
  for (; end < line.size(); ++end) {
    char c = line[end];
    if (isTokenChar(c)) {
      if (c == '_' && fitness == kNameGood) fitness = kNameUnderscore;
    } else if (isOddNameChar(c)) {
      fitness = kNameOdd;
    } else {
      break;
    }
  }
  return end;
}

HttpError parseFieldLine(const Slice& line, Request::Field& field, NameFitness& fitness) {
  std::size_t end = scanName(line, fitness);
  if (end == 0 || end == line.size() || line[end] != ':') return fieldNameError(line, end);
  field.name = line.sub(0, end);
  field.value = line.from(end + 1).trimmed();
  if (!isFieldValue(field.value))
    return badRequest("the value of a header field has a control character");
  return HttpError();
}

struct KnownField {
  std::size_t size;
  const char* name;
  Request::Known field;
};

// The names are sorted by size. An entry of size 0 ends the table.
static const KnownField kKnown[] = {{4, "host", Request::kHost},
                                    {5, "range", Request::kRange},
                                    {6, "expect", Request::kExpect},
                                    {7, "referer", Request::kReferer},
                                    {8, "if-range", Request::kIfRange},
                                    {8, "if-match", Request::kIfMatch},
                                    {10, "user-agent", Request::kUserAgent},
                                    {10, "connection", Request::kConnection},
                                    {12, "content-type", Request::kContentType},
                                    {13, "if-none-match", Request::kIfNoneMatch},
                                    {13, "authorization", Request::kAuthorization},
                                    {14, "content-length", Request::kContentLength},
                                    {15, "accept-encoding", Request::kAcceptEncoding},
                                    {17, "if-modified-since", Request::kIfModifiedSince},
                                    {17, "transfer-encoding", Request::kTransferEncoding},
                                    {19, "if-unmodified-since", Request::kIfUnmodifiedSince},
                                    {0, "", Request::kKnownFields}};

// The index in kKnown of the first name of each size.
static const std::size_t kNone = 16;
static const std::size_t kFirstOfSize[] = {
    kNone, kNone, kNone, kNone, 0, 1, 2, 3, 4, kNone, 6, kNone, 8, 9, 11, 12, kNone, 13, kNone, 15};

Request::Known findKnown(const Slice& name) {
  if (name.size() >= sizeof kFirstOfSize / sizeof kFirstOfSize[0]) return Request::kKnownFields;
  const KnownField* known = kKnown + kFirstOfSize[name.size()];
  for (; known->size == name.size(); ++known)
    if (equalsIgnoreCase(name, Slice(known->name, known->size))) return known->field;
  return Request::kKnownFields;
}
