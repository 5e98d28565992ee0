// A form's body. Settings: its boundary, the most parts, the receiver's patience, and the sizes of
// three pieces.
#include "fuzz/Target.hpp"
#include "http/MultipartParser.hpp"

namespace {

// Holds a form's parts, and the parser to the order of its calls.
class Receiver : public FormReceiver {
 public:
  explicit Receiver(std::size_t most) : most_(most), isOpen_(false) {}

  HttpError beginPart(const FormPart& part) {
    require(!isOpen_, "a part begins when the last one has ended");
    require(part.disposition.hasName, "a part has a name");
    isOpen_ = true;
    parts.push_back("");
    return HttpError(parts.size() > most_ ? 507 : 0);
  }
  HttpError partData(const Slice& data) {
    require(isOpen_ && !data.empty(), "data belongs to a part");
    data.appendTo(parts.back());
    return HttpError();
  }
  HttpError endPart() {
    require(isOpen_, "what ends has begun");
    isOpen_ = false;
    return HttpError();
  }
  bool isOpen() const { return isOpen_; }

  std::vector<std::string> parts;

 private:
  std::size_t most_;
  bool isOpen_;
};

class FormRun {
 public:
  FormRun(const Slice& bytes, const std::string& boundary, std::size_t mostParts, std::size_t most,
          const PieceEnds& ends)
      : receiver_(most), parser_(boundary, mostParts, receiver_) {
    std::size_t begin = 0;
    for (std::size_t end : ends) {
      HeapCopy copy(bytes.sub(begin, end - begin));
      bool isGood = parser_.feed(copy.slice());
      require(isGood == (parser_.error().status == 0), "a refusal, and no other, has a status");
      begin = end;
    }
    require(!parser_.isWhole() || !receiver_.isOpen(), "in a whole form every part has ended");
  }

  bool isWhole() const { return parser_.isWhole() && parser_.error().status == 0; }
  const std::vector<std::string>& parts() const { return receiver_.parts; }
  std::string log() const {
    std::string text = std::to_string(parser_.error().status) + parser_.error().message;
    text += parser_.isWhole() ? " whole" : " more";
    for (const std::string& part : parts())
      text += "|" + part;
    return text;
  }

 private:
  Receiver receiver_;
  MultipartParser parser_;
};

}  // namespace

// The data of all parts, as somebody reads them who has the whole form at hand.
static std::vector<std::string> readPlainly(const std::string& bytes, const std::string& boundary) {
  const std::string delimiter = "\r\n--" + boundary;
  const std::string text = "\r\n" + bytes;
  std::vector<std::string> parts;
  for (std::size_t at = text.find(delimiter); at != std::string::npos;) {
    std::size_t begin = at + delimiter.size();
    if (text.compare(begin, 2, "--") == 0) return parts;
    at = text.find(delimiter, begin);
    std::string part = text.substr(begin, at == std::string::npos ? at : at - begin);
    std::size_t body = part.find("\r\n\r\n");
    parts.push_back(body == std::string::npos ? "" : part.substr(body + 4));
  }
  throw Broken("a whole form has a last boundary");
}

void checkMultipart(const Slice& input) {
  static const char* const kBoundaries[] = {"b", "--", "AaB03x", "a b", "-b-"};
  Settings settings(input);
  std::string boundary = settings.oneOf(kBoundaries);
  std::size_t mostParts = settings.next();
  std::size_t most = settings.next();
  PieceSizes sizes(settings);
  Slice bytes = settings.rest();

  FormRun whole(bytes, boundary, mostParts, most, PieceEnds(1, bytes.size()));
  FormRun split(bytes, boundary, mostParts, most, sizes.cut(bytes.size()));
  require(whole.log() == split.log(), "whole and split, a form means the same");
  require(whole.parts().size() <= mostParts, "no more parts than may be");
  if (whole.isWhole())
    require(whole.parts() == readPlainly(bytes.str(), boundary), "what lies between is the data");

  std::string ignored;
  ContentDisposition disposition;
  HeapCopy copy(bytes);
  parseFormBoundary(copy.slice(), ignored);
  parseContentDisposition(copy.slice(), disposition);
}
