// What answers look like: types, charset, add_header, expires.
#include <climits>

#include "config/Setters.hpp"
#include "config/Values.hpp"
#include "http/CharClass.hpp"

// The table of this block; the blocks inside share it until they have one of their own.
static MimeTypes& typesOf(Block& block) {
  std::vector<MimeTypes*>& tables = block.config.typeTables;
  if (block.isFirst(&block.scope().response.types)) block.scope().response.types = &addNew(tables);
  return *tables.back();
}

static Complaint addTypes(Block& block, const Statement& line, MimeTypes& types) {
  if (line.isBlock) return "unexpected \"{\"";
  if (line.count() == 0) return "no extension follows the type \"" + line.name() + "\"";
  for (std::size_t i = 1; i <= line.count(); ++i) {
    Slice previous = types.find("x." + line.arg(i));
    if (!previous.empty()) {
      block.warn(line, "duplicate extension \"" + line.arg(i) + "\", content type: \"" +
                           line.name() + "\", previous content type: \"" + previous.str() + "\"");
    }
    types.add(line.arg(i), line.name());
  }
  return Complaint();
}

Complaint setTypes(Block& block, const Statement& statement) {
  MimeTypes& types = typesOf(block);
  for (std::size_t i = 0; i < statement.children.size(); ++i) {
    Complaint complaint = addTypes(block, *statement.children[i], types);
    if (!complaint.empty()) return complaint;
  }
  return Complaint();
}

Complaint setCharset(Block& block, const Statement& statement) {
  const std::string& name = statement.arg(1);
  if (name.empty() || name.find('$') != std::string::npos) return notSupported(statement, name);
  block.scope().response.charset = name == "off" ? "" : name;
  return Complaint();
}

static bool hasControls(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!isFieldValueChar(text[i])) return true;
  }
  return false;
}

Complaint setAddHeader(Block& block, const Statement& statement) {
  AddHeader header;
  header.name = statement.arg(1);
  header.always = statement.count() == 3;
  if (!isToken(header.name)) return "invalid header name \"" + header.name + "\"";
  if (hasControls(statement.arg(2))) return "a header's value has no line end nor other control";
  if (header.always && statement.arg(3) != "always") return invalidParameter(statement.arg(3));
  Complaint complaint = readTemplate(statement, statement.arg(2), header.value);
  if (complaint.empty()) block.own(block.scope().response.addHeaders).push_back(header);
  return complaint;
}

static Complaint expiresComplaint(const std::string& rest) {
  return "\"expires\" directive " + rest;
}

// "1h", "+1h", "-1h", "@15h30m"
static Complaint readExpiresTime(Slice text, Expires& expires) {
  const int kDay = 24 * 3600;
  const off_t kLongest = 5000L * 365 * kDay;  // dates have four digits for the year
  bool isDaily = text.startsWith("@");
  bool isNegative = text.startsWith("-");
  if (isDaily || isNegative || text.startsWith("+")) text.removePrefix(1);
  off_t seconds;
  if (!parseSeconds(text, seconds) || seconds > kLongest) return expiresComplaint("invalid value");
  if (isDaily && expires.kind == Expires::kAfterModified) {
    return expiresComplaint("daily time cannot be used with \"modified\" parameter");
  }
  if (isDaily && seconds > kDay) {
    return expiresComplaint("daily time value must be less than 24 hours");
  }
  if (isDaily) expires.kind = Expires::kDaily;
  expires.seconds = isNegative ? -seconds : seconds;
  return Complaint();
}

Complaint setExpires(Block& block, const Statement& statement) {
  Expires expires;
  const std::string& word = statement.arg(statement.count());
  bool isModified = statement.count() == 2;
  if (isModified && statement.arg(1) != "modified") return expiresComplaint("invalid value");
  if (word.find('$') != std::string::npos) return notSupported(statement, word);
  Complaint complaint;
  if (isModified || (word != "epoch" && word != "max" && word != "off")) {
    expires.kind = isModified ? Expires::kAfterModified : Expires::kAfterNow;
    complaint = readExpiresTime(word, expires);
  } else if (word != "off") {
    expires.kind = word == "epoch" ? Expires::kEpoch : Expires::kMax;
  }
  if (complaint.empty()) block.scope().response.expires = expires;
  return complaint;
}
