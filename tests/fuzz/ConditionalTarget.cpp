// The fields of a conditional request, one per line. Settings: the method, the validators of the
// resource, and the present time.
#include "fuzz/Target.hpp"
#include "http/Conditional.hpp"
#include "http/RequestParser.hpp"

namespace {

struct Resource {
  Validators validators;
  ModifiedSince modifiedSince;
  bool exists;
  std::time_t now;
};

// A head of these lines, in this order or reversed.
class Conditions {
 public:
  enum Order { kForward, kBackward };

  Conditions(const std::string& method, const Slice& lines, Order order = kForward)
      : method_(method), lines_(order == kForward ? lines.str() : turned(lines)) {
    text_ = method + " / HTTP/1.0\r\n" + lines_ + "\r\n";
    HeadLimits limits;
    limits.maxLine = limits.maxHead = limits.maxFields = text_.size() + 1;
    RequestParser parser;
    isGood_ = parser.parse(text_, limits, request_) == RequestParser::kDone &&
              request_.headSize == text_.size();
  }

  bool isGood() const { return isGood_; }
  const Request& request() const { return request_; }
  int evaluate(const Resource& resource) const {
    return evaluatePreconditions(request_, resource.validators, resource.modifiedSince,
                                 resource.exists, resource.now);
  }
  int evaluateWith(const std::string& line, const Resource& resource) const {
    return Conditions(method_, line + lines_).evaluate(resource);
  }

 private:
  Conditions(const Conditions&);
  Conditions& operator=(const Conditions&);

  static std::string turned(Slice lines) {
    std::string text;
    while (!lines.empty()) {
      std::size_t end = lines.find('\n');
      text = lines.sub(0, end).str() + "\n" + text;
      lines = end == Slice::npos ? Slice() : lines.from(end + 1);
    }
    return text;
  }

  std::string method_;
  std::string lines_;
  std::string text_;
  Request request_;
  bool isGood_;
};

}  // namespace

static Resource readResource(Settings& settings) {
  static const char* const kTags[] = {"\"a\"", "W/\"a\"", "\"\"", "", "\"5f-1\""};
  static const std::time_t kTimes[] = {784111777, -1, 0, 784111778};
  static const ModifiedSince kSettings[] = {kModifiedSinceExact, kModifiedSinceBefore,
                                            kModifiedSinceOff};
  Resource resource;
  resource.validators.etag = settings.oneOf(kTags);
  resource.validators.lastModified = settings.oneOf(kTimes);
  resource.modifiedSince = settings.oneOf(kSettings);
  resource.exists = settings.next() % 2 == 0;
  resource.now = 784111777 + settings.next();
  return resource;
}

static void checkStatus(const Conditions& conditions, const Resource& resource) {
  const Request& request = conditions.request();
  bool isRead = request.method == kGet || request.method == kHead;
  int status = conditions.evaluate(resource);
  require(status == 0 || status == 412 || (status == 304 && isRead), "only GET and HEAD get a 304");
  bool hasMatch = request.has(Request::kIfMatch);
  bool hasNoneMatch = request.has(Request::kIfNoneMatch);
  bool hasDate = request.has(Request::kIfModifiedSince) || request.has(Request::kIfUnmodifiedSince);
  require(status == 0 || hasMatch || hasNoneMatch || hasDate,
          "a request without conditions passes");
  require(status == 412 || !hasMatch || resource.exists,
          "If-Match fails if the resource does not exist");
  require(status != 304 || hasNoneMatch || resource.modifiedSince != kModifiedSinceOff,
          "ignored dates have no effect");
}

// Adds fields: other fields have no effect, and another condition can only make the request fail.
static void checkAnother(const Conditions& conditions, const Resource& resource) {
  int status = conditions.evaluate(resource);
  require(conditions.evaluateWith("If-NoneMatch: *\r\nRange: bytes=0-\r\n", resource) == status,
          "other fields have no effect");
  int withAny = conditions.evaluateWith("If-None-Match: *\r\n", resource);
  require(withAny != 0 || !resource.exists, "'*' matches every resource that exists");
  int failing = conditions.evaluateWith("If-Match: \"none\"\r\n", resource);
  bool mayMatch = conditions.request().has(Request::kIfMatch);
  require(failing == 412 || mayMatch, "another tag does not match");
}

static void checkIfRange(const Conditions& conditions, const Resource& resource) {
  const Request& request = conditions.request();
  bool holds = ifRangeHolds(request, resource.validators, resource.now);
  if (!request.has(Request::kIfRange)) {
    require(holds, "a request without If-Range passes");
    return;
  }
  Slice value = request.value(Request::kIfRange);
  require(!holds || !value.startsWith("W/"), "a weak tag grants no range");
  bool isTag = value == resource.validators.etag;
  bool isOld =
      resource.validators.lastModified != -1 && resource.validators.lastModified < resource.now;
  require(!holds || isTag || isOld, "If-Range holds only if the resource has not changed");
}

void checkConditional(const Slice& input) {
  static const char* const kMethods[] = {"GET", "HEAD", "PUT", "DELETE"};
  Settings settings(input);
  std::string method = settings.oneOf(kMethods);
  Resource resource = readResource(settings);
  std::string lines = settings.rest().str();
  if (!lines.empty() && !Slice(lines).endsWith("\n")) lines += '\n';

  Conditions conditions(method, lines);
  if (!conditions.isGood()) return;
  checkStatus(conditions, resource);
  checkAnother(conditions, resource);
  checkIfRange(conditions, resource);
  Conditions turned(method, lines, Conditions::kBackward);
  require(!turned.isGood() || turned.evaluate(resource) == conditions.evaluate(resource),
          "the order of fields does not matter");
}
