#include "http/RequestLines.hpp"

#include "http/CharClass.hpp"

static const std::size_t kLongestMethod = 32;

// "HTTP/d.d", RFC 9112 2.3.
static Refusal parseVersion(const Slice& text, Request& request) {
  if (text.size() != 8 || !text.startsWith("HTTP/") || !isDigit(text[5]) || text[6] != '.' ||
      !isDigit(text[7])) {
    return text.find(' ') == Slice::npos ? badRequest("a malformed HTTP version")
                                         : badRequest("a space too many in the request line");
  }
  request.majorVersion = text[5] - '0';
  request.minorVersion = text[7] - '0';
  if (request.majorVersion > 1) return Refusal(505, "an HTTP version other than 1.0 and 1.1");
  if (request.majorVersion < 1) return badRequest("an HTTP version below 1.0");
  return Refusal();
}

static Refusal parseMethodName(const Slice& name, Request& request) {
  if (name.empty()) return badRequest("a request line that begins with a space");
  if (!isToken(name)) return badRequest("a method that is not a token");
  if (name.size() > kLongestMethod) return badRequest("a method of more than 32 bytes");
  request.methodName = name;
  request.method = parseMethod(name);
  return Refusal();
}

// What people would want to know about a target that parseTarget() refused.
static const char* targetComplaint(const Slice& target) {
  if (target.empty()) return "a request line without a target";
  std::size_t query = target.find('?');
  if (target.sub(0, query).find('\\') != Slice::npos) return "a backslash in the request target";
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (target[i] == '#') return "a '#' in the request target";
    if (!isTargetChar(target[i])) return "a byte that must be escaped in the request target";
  }
  return "a request target of no form that this method takes";
}

Refusal parseRequestLine(const Slice& line, Request& request) {
  request.line = line;
  std::size_t first = line.find(' ');
  Refusal refusal = parseMethodName(line.sub(0, first), request);
  if (refusal.status != 0) return refusal;
  std::size_t second = line.find(' ', first == Slice::npos ? first : first + 1);
  if (second == Slice::npos) return badRequest("a request line without an HTTP version");
  refusal = parseVersion(line.from(second + 1), request);
  if (refusal.status != 0) return refusal;
  request.target = line.sub(first + 1, second - first - 1);
  int status = parseTarget(request.target, request.method, request.uri);
  return status == 0 ? Refusal() : Refusal(status, targetComplaint(request.target));
}

// Whether 8 bytes at once are all printable ASCII or SP.
static bool arePrintable(const char* bytes) {
  const unsigned long kOnes = ~0UL / 255;
  const unsigned long kHighs = kOnes * 128;
  unsigned long word;
  std::memcpy(&word, bytes, sizeof word);
  unsigned long noControl = (word - kOnes * 0x20) | (word + kOnes);
  return ((noControl | word) & kHighs) == 0;
}

static bool isFieldValue(const Slice& value) {
  const char* at = value.begin();
  while (at != value.end()) {
    if (static_cast<std::size_t>(value.end() - at) >= sizeof(unsigned long) && arePrintable(at))
      at += sizeof(unsigned long);
    else if (isFieldValueChar(*at))
      ++at;
    else
      return false;
  }
  return true;
}

// Why a field's name ends with `line[end]`, no colon.
static Refusal refuseName(const Slice& line, std::size_t end) {
  std::size_t colon = line.find(':');
  if (end == 0) {
    if (line[0] == ' ' || line[0] == '\t') return badRequest("a header field that is folded");
    if (colon == 0) return badRequest("a header field without a name");
  }
  if (colon == Slice::npos) return badRequest("a header line without a colon");
  if (line.sub(end, colon - end).trimmed().empty())
    return badRequest("a space before the colon of a header field");
  return badRequest("a byte in the name of a header field that none may have");
}

static bool isOddNameChar(char c) { return c > ' ' && c < '\x7f' && c != ':'; }

// How many bytes of `line` may be a name.
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

Refusal parseFieldLine(const Slice& line, Request::Field& field, NameFitness& fitness) {
  std::size_t end = scanName(line, fitness);
  if (end == 0 || end == line.size() || line[end] != ':') return refuseName(line, end);
  field.name = line.sub(0, end);
  field.value = line.from(end + 1).trimmed();
  if (!isFieldValue(field.value))
    return badRequest("a control character in the value of a header field");
  return Refusal();
}

struct KnownField {
  std::size_t size;
  const char* name;
  Request::Known field;
};

// By size; a size of 0 ends it.
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

// Where in kKnown the names of a size begin.
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
