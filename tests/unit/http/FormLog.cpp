#include "http/FormLog.hpp"

#include <memory>

#include "http/MultipartParser.hpp"

namespace {

class LoggingReceiver : public FormReceiver {
 public:
  HttpError beginPart(const FormPart& part) {
    const ContentDisposition& disposition = part.disposition;
    begin_ = disposition.hasFileName ? "file=" : "field=";
    begin_ += escapeBytes(disposition.name) + "/";
    if (disposition.hasFileName)
      begin_ += escapeBytes(disposition.fileName) + "/" + escapeBytes(part.contentType) + "/";
    data_.clear();
    isOpen_ = true;
    return HttpError();
  }
  HttpError partData(const Slice& data) {
    if (!isOpen_ || data.empty()) log += " nonsense";
    data.appendTo(data_);
    return HttpError();
  }
  HttpError endPart() {
    if (!isOpen_) log += " nonsense";
    log += " " + begin_ + escapeBytes(data_);
    isOpen_ = false;
    return HttpError();
  }
  std::string words() const { return isOpen_ ? log + " open=" + begin_ + escapeBytes(data_) : log; }

 private:
  std::string log;
  std::string begin_;
  std::string data_;
  bool isOpen_ = false;
};

}  // namespace

std::string logForm(const Case& input, const Cuts& cuts) {
  std::string type = unescapeBytes(input.setting("type", "multipart/form-data;boundary=b"));
  std::string boundary;
  BoundaryResult found = parseFormBoundary(type, boundary);
  if (found != kBoundary) return found == kNotMultipart ? "no-form" : "no-boundary";
  LoggingReceiver receiver;
  MultipartParser parser(boundary, static_cast<std::size_t>(input.number("mostParts", 100)),
                         receiver);
  std::size_t begin = 0;
  for (std::size_t end : cuts) {
    std::unique_ptr<char[]> copy(new char[end - begin]);
    input.bytes.copy(copy.get(), end - begin, begin);
    parser.feed(Slice(copy.get(), end - begin));
    begin = end;
  }
  std::string outcome = parser.isWhole() ? "ok" : "more";
  if (parser.error().status != 0) {
    outcome = std::to_string(parser.error().status) + " message=" + parser.error().message;
    for (std::size_t i = outcome.find('='); i < outcome.size(); ++i)
      if (outcome[i] == ' ') outcome[i] = '_';
  }
  return outcome + receiver.words();
}
