// The body of a form. Settings: its boundary, the most parts, how many calls the receiver accepts,
// and the sizes of three pieces.
#include "fuzz/Target.hpp"
#include "http/MultipartParser.hpp"

namespace {

// Keeps the parts of a form, and checks the order of the parser's calls.
class Receiver : public FormReceiver {
 public:
  explicit Receiver(std::size_t most) : most_(most), isOpen_(false) {}

  HttpError beginPart(const FormPart& part) {
    require(!isOpen_, "a part begins after the previous one has ended");
    require(part.disposition.hasName || part.disposition.hasFileName, "a part has a name");
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
    require(isOpen_, "a part that ends has begun");
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
      require(isGood == (parser_.error().status == 0),
              "an error has a status, and nothing else has");
      begin = end;
    }
    require(!parser_.isWhole() || !receiver_.isOpen(), "in a complete form every part has ended");
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

// Reads the data of all parts in the simplest way, from the whole form.
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
  throw Broken("a complete form has a last boundary");
}

// Whether `some` are among `all`, in the same order: parts that are neither fields nor files are
// left out.
static bool areAmong(const std::vector<std::string>& some, const std::vector<std::string>& all) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < all.size() && found < some.size(); ++i)
    if (all[i] == some[found]) ++found;
  return found == some.size();
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
  require(whole.log() == split.log(), "a form means the same whole and split");
  require(whole.parts().size() <= mostParts, "the number of parts stays within its limit");
  if (whole.isWhole())
    require(areAmong(whole.parts(), readPlainly(bytes.str(), boundary)),
            "the data of a part lies between its boundaries");

  std::string ignored;
  ContentDisposition disposition;
  HeapCopy copy(bytes);
  parseFormBoundary(copy.slice(), ignored);
  parseContentDisposition(copy.slice(), disposition);
}
