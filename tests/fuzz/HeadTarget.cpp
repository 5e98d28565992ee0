// A request's head. Settings: limits, and the sizes of three pieces.
#include "base/Numbers.hpp"
#include "fuzz/Target.hpp"
#include "http/CharClass.hpp"
#include "http/RequestLines.hpp"
#include "http/RequestParser.hpp"

namespace {

class HeadRun {
 public:
  HeadRun(const Slice& bytes, const HeadLimits& limits, const PieceEnds& ends) {
    for (std::size_t end : ends) {
      std::unique_ptr<HeapCopy> copy(new HeapCopy(bytes.sub(0, end)));
      result_ = parser_.parse(copy->slice(), limits, request_);
      held_.swap(copy);
      if (result_ != RequestParser::kMore) break;
    }
    bool isRefused = result_ == RequestParser::kBad;
    require(isRefused == (parser_.error().status != 0), "a refusal, and no other, has a status");
    require(!isRefused || parser_.parse(held_->slice(), limits, request_) == RequestParser::kBad,
            "what was refused stays so");
  }

  const Request& request() const { return request_; }
  bool isDone() const { return result_ == RequestParser::kDone; }
  bool needsMore() const { return result_ == RequestParser::kMore; }
  bool holds(const Slice& part) const { return liesWithin(part, held_->slice()); }

  // What is known of the request, the size of its head aside.
  std::string log() const {
    std::string text =
        decimal(result_) + " " + decimal(parser_.error().status) + parser_.error().message;
    text += parser_.hasBegun() ? " begun" : "";
    const Slice parts[] = {request_.line,     request_.methodName, request_.target,
                           request_.uri.host, request_.uri.port,   request_.uri.path,
                           request_.uri.query};
    for (const Slice& part : parts)
      text += "\n" + part.str();
    for (const Request::Field& field : request_.fields)
      text += "\n" + field.name.str() + ":" + field.value.str();
    const off_t numbers[] = {
        request_.method,        request_.uri.form,       request_.uri.hasQuery,
        request_.majorVersion,  request_.minorVersion,   request_.isChunked,
        request_.contentLength, request_.wantsKeepAlive, request_.expectsContinue};
    for (off_t number : numbers)
      text += " " + decimal(number);
    for (int index : request_.known)
      text += " " + decimal(index);
    return text + "\n" + request_.host.str() + "\n" + request_.port.str();
  }

 private:
  RequestParser parser_;
  Request request_;
  RequestParser::Result result_;
  std::unique_ptr<HeapCopy> held_;
};

}  // namespace

static HeadLimits readLimits(Settings& settings) {
  unsigned flags = settings.next();
  HeadLimits limits;
  limits.allowBareLf = (flags & 1) == 0;
  limits.underscores = (flags & 2) != 0;
  limits.ignoreInvalid = (flags & 4) == 0;
  if (flags & 8) limits.maxLine = 40;
  if (flags & 16) limits.maxHead = 100;
  if (flags & 32) limits.maxFields = 3;
  return limits;
}

static void checkSlices(const HeadRun& run) {
  const Request& request = run.request();
  const Slice parts[] = {request.line,      request.methodName, request.target,
                         request.uri.host,  request.uri.port,   request.uri.path,
                         request.uri.query, request.host,       request.port};
  for (const Slice& part : parts)
    require(run.holds(part), "every part of a request lies within its bytes");
  for (const Request::Field& field : request.fields)
    require(run.holds(field.name) && run.holds(field.value), "fields lie within the bytes");
}

static void checkField(const Request& request, int index) {
  const Request::Field& field = request.fields[static_cast<std::size_t>(index)];
  require(isToken(field.name), "a field's name is a token");
  require(field.value == field.value.trimmed(), "a field's value has no blank at its ends");
  for (char c : field.value)
    require(isFieldValueChar(c), "a field's value has no control character");
  Request::Known known = findKnown(field.name);
  if (known == Request::kKnownFields) return;
  require(request.has(known) && request.known[known] <= index, "a known field is known");
  bool isFirst = request.known[known] == index;
  require(isFirst || (known != Request::kHost && known != Request::kContentLength &&
                      known != Request::kTransferEncoding),
          "what frames and routes a message stands once");
}

static void checkMeaning(const Request& request, const HeadLimits& limits) {
  require(request.headSize <= limits.maxHead, "a head is no larger than it may be");
  require(request.line.size() < limits.maxLine, "a line is no longer than it may be");
  require(request.fields.size() <= limits.maxFields, "there are no more fields than may be");
  for (std::size_t i = 0; i < request.fields.size(); ++i)
    checkField(request, static_cast<int>(i));
  require(!request.isChunked || request.contentLength == -1, "a body has one length");
  require(request.isChunked == request.has(Request::kTransferEncoding), "chunked was asked for");
  require((request.contentLength >= 0) == request.has(Request::kContentLength),
          "a length was declared");
  require(request.has(Request::kHost) || !request.isHttp11(), "HTTP/1.1 has a Host");
}

// The same head as its parts say it, with nothing that a parser could stumble over.
static std::string written(const Request& request) {
  std::string text = request.methodName.str() + " " + request.target.str() + " HTTP/1." +
                     decimal(request.minorVersion) + "\r\n";
  for (const Request::Field& field : request.fields)
    text += field.name.str() + ": " + field.value.str() + "\r\n";
  return text + "\r\n";
}

static void checkWritten(const HeadRun& whole) {
  std::string text = written(whole.request());
  HeadLimits strict;
  strict.maxLine = strict.maxHead = strict.maxFields = text.size() + 1;
  strict.allowBareLf = strict.ignoreInvalid = false;
  strict.underscores = true;
  HeadRun again(text, strict, PieceEnds(1, text.size()));
  require(again.log() == whole.log(), "a head written anew means the same");
}

void checkHead(const Slice& input) {
  Settings settings(input);
  HeadLimits limits = readLimits(settings);
  PieceSizes sizes(settings);
  Slice bytes = settings.rest();

  HeadRun whole(bytes, limits, PieceEnds(1, bytes.size()));
  HeadRun split(bytes, limits, sizes.cut(bytes.size()));
  require(whole.log() == split.log(), "whole and split, a head means the same");
  checkSlices(whole);
  checkSlices(split);
  if (!whole.isDone()) return;

  std::size_t size = whole.request().headSize;
  require(size == split.request().headSize && size <= bytes.size(), "a head's size is its own");
  HeadRun alone(bytes, limits, PieceEnds(1, size));
  require(alone.log() == whole.log(), "what follows a head does not matter");
  HeadRun less(bytes, limits, PieceEnds(1, size - 1));
  require(less.needsMore(), "a head is whole with its last byte, not before");
  checkMeaning(whole.request(), limits);
  checkWritten(whole);
}
