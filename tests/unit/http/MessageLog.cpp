#include "http/MessageLog.hpp"

#include <memory>
#include <sstream>

#include "http/BodyDecoder.hpp"
#include "http/Conditional.hpp"
#include "http/HttpDate.hpp"
#include "http/Range.hpp"
#include "http/RequestParser.hpp"
#include "http/UriPath.hpp"

Cuts cutNowhere(std::size_t size) { return Cuts(1, size); }

Cuts cutAt(std::size_t where, std::size_t size) {
  Cuts cuts(1, where);
  cuts.push_back(size);
  return cuts;
}

Cuts cutEverywhere(std::size_t size) {
  Cuts cuts;
  for (std::size_t i = 1; i <= size; ++i)
    cuts.push_back(i);
  if (cuts.empty()) cuts.push_back(0);
  return cuts;
}

namespace {

// Takes a number of bytes per turn; after that it is full.
class LoggingSink : public BodySink {
 public:
  LoggingSink(std::size_t perTurn, int status)
      : perTurn_(perTurn), left_(perTurn), status_(status) {}

  std::size_t push(const Slice& bytes) {
    std::size_t taken = bytes.size() < left_ ? bytes.size() : left_;
    bytes.sub(0, taken).appendTo(data);
    left_ -= taken;
    return taken;
  }
  HttpError error() const { return HttpError(left_ == 0 ? status_ : 0); }
  void finish(Response&) {}
  void beginTurn() {
    if (status_ == 0) left_ = perTurn_;
  }

  std::string data;

 private:
  std::size_t perTurn_;
  std::size_t left_;
  int status_;
};

// Bytes in a block of the heap that is just as large, so that a sanitizer sees every byte read
// past them, and nowhere they have been before.
class ExactCopy {
 public:
  ExactCopy(const char* data, std::size_t size) : bytes_(new char[size]), size_(size) {
    if (size > 0) std::memcpy(bytes_.get(), data, size);
  }
  Slice slice() const { return Slice(bytes_.get(), size_); }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

HeadLimits limitsOf(const Case& input) {
  HeadLimits limits;
  limits.maxLine = static_cast<std::size_t>(input.number("maxLine", 8192));
  limits.maxHead = static_cast<std::size_t>(input.number("maxHead", 32768));
  limits.maxFields = static_cast<std::size_t>(input.number("maxFields", 1000));
  limits.allowBareLf = input.setting("bareLf", "on") == "on";
  limits.underscores = input.setting("underscores", "off") == "on";
  limits.ignoreInvalid = input.setting("invalid", "drop") == "drop";
  return limits;
}

class MessageRun {
 public:
  MessageRun(const Case& input, const Cuts& cuts)
      : input_(input),
        limits_(limitsOf(input)),
        sink_(static_cast<std::size_t>(input.number("sink", 1 << 30)),
              static_cast<int>(input.number("sinkStatus", 0))) {
    for (std::size_t i = 0; i < cuts.size() && outcome_.empty(); ++i)
      feed(cuts[i]);
    if (outcome_.empty()) outcome_ = "more";
  }

  std::string log() const {
    std::string text = outcome_;
    if (parser_.hasBegun()) text += " begun";
    if (isHeadRead_) text += headWords_ + bodyWords();
    return text;
  }

 private:
  void feed(std::size_t end) {
    if (!isHeadRead_) feedHead(end);
    while (isHeadRead_ && outcome_.empty() && feedBody(end)) {
    }
  }

  void fail(const HttpError& error) {
    std::string words(error.message);
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i] == ' ') words[i] = '_';
    outcome_ = std::to_string(error.status) + " message=" + words;
  }

  void feedHead(std::size_t end) {
    std::unique_ptr<ExactCopy> copy(new ExactCopy(input_.bytes.data(), end));
    RequestParser::Result result = parser_.parse(copy->slice(), limits_, request_);
    held_.swap(copy);
    if (result == RequestParser::kBad) fail(parser_.error());
    if (result != RequestParser::kDone) return;
    isHeadRead_ = true;
    consumed_ = request_.headSize;
    headWords_ = describeHead() + describeResource();
    decoder_.start(request_, input_.number("maxBody", 0),
                   static_cast<std::size_t>(input_.number("maxTrailers", 8192)));
  }

  // False: all that has come was used.
  bool feedBody(std::size_t end) {
    ExactCopy copy(input_.bytes.data() + consumed_, end - consumed_);
    std::size_t used;
    sink_.beginTurn();
    BodyDecoder::Result result = decoder_.decode(copy.slice(), sink_, used);
    consumed_ += used;
    if (result == BodyDecoder::kDone) outcome_ = "ok";
    if (result == BodyDecoder::kBad) fail(decoder_.error());
    return result == BodyDecoder::kFull;
  }

  std::string word(const char* name, const Slice& value) const {
    return std::string(" ") + name + "=" + escapeBytes(value.str());
  }

  std::string describeHead() const {
    static const char* const kForms[] = {"origin", "absolute", "asterisk", "authority"};
    std::ostringstream out;
    out << " head" << word("method", request_.methodName) << word("target", request_.target)
        << " form=" << kForms[request_.uri.form] << word("path", request_.uri.path);
    if (request_.uri.hasQuery) out << word("query", request_.uri.query);
    std::string normal;
    if (normalisePath(request_.uri.path, input_.setting("merge", "on") == "on", normal) == 0)
      out << word("normal", normal);
    else
      out << " normal=400";
    out << word("host", request_.host) << word("port", request_.port)
        << " version=" << request_.majorVersion << '.' << request_.minorVersion
        << " fields=" << request_.fields.size();
    for (std::size_t i = 0; i < request_.fields.size(); ++i)
      out << word("field", request_.fields[i].name.str() + ":" + request_.fields[i].value.str());
    out << " length=" << request_.contentLength << (request_.isChunked ? " chunked" : "")
        << (request_.wantsKeepAlive ? " keepalive" : " close")
        << (request_.expectsContinue ? " continue" : "");
    return out.str();
  }

  Validators validators(const std::string& etag) const {
    Validators made;
    made.etag = etag;
    made.lastModified = input_.number("modified", -1);
    return made;
  }

  std::string describeResource() const {
    std::ostringstream out;
    std::time_t now = input_.number("now", 1000000000);
    std::string etag = input_.setting("etag", "");
    if (request_.has(Request::kRange)) out << " range=" << describeRange();
    std::time_t date;
    if (request_.has(Request::kIfModifiedSince)) {
      bool isDate = parseHttpDate(request_.value(Request::kIfModifiedSince), now, date);
      out << " date=" << (isDate ? std::to_string(date) : "none");
    }
    std::string since = input_.setting("since", "exact");
    ModifiedSince modifiedSince = since == "off"     ? kModifiedSinceOff
                                  : since == "exact" ? kModifiedSinceExact
                                                     : kModifiedSinceBefore;
    bool exists = input_.setting("exists", "yes") == "yes";
    out << " condition="
        << evaluatePreconditions(request_, validators(etag), modifiedSince, exists, now);
    out << " ifrange=" << (ifRangeHolds(request_, validators(etag), now) ? "holds" : "fails");
    return out.str();
  }

  std::string describeRange() const {
    std::vector<ByteRange> ranges;
    RangeResult result =
        parseRange(request_.value(Request::kRange), input_.number("size", 100),
                   static_cast<std::size_t>(input_.number("maxRanges", 1000)), ranges);
    if (result == kRangeIgnored) return "ignored";
    if (result == kRangeUnsatisfiable) return "416";
    std::ostringstream out;
    for (std::size_t i = 0; i < ranges.size(); ++i)
      out << (i > 0 ? "," : "") << ranges[i].first << '-' << ranges[i].last;
    return out.str();
  }

  std::string bodyWords() const {
    return word("data", sink_.data) + word("rest", input_.bytes.substr(consumed_));
  }

  const Case& input_;
  HeadLimits limits_;
  LoggingSink sink_;
  RequestParser parser_;
  Request request_;
  BodyDecoder decoder_;
  std::unique_ptr<ExactCopy> held_;
  std::size_t consumed_ = 0;
  bool isHeadRead_ = false;
  std::string headWords_;
  std::string outcome_;
};

}  // namespace

std::string logMessage(const Case& input, const Cuts& cuts) {
  return MessageRun(input, cuts).log();
}
