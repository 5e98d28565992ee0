#include "config/Setters.hpp"

#include "config/Values.hpp"

namespace {

struct Choice {
  const char* name;
  int value;
};

}  // namespace

static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

Complaint invalidValue(const Statement& statement, const std::string& value) {
  return "invalid value " + quoted(value) + " in " + quoted(statement.name()) + " directive";
}

Complaint invalidParameter(const std::string& parameter) {
  return "invalid parameter " + quoted(parameter);
}

Complaint notSupported(const Statement& statement, const std::string& value) {
  return quoted(statement.name() + " " + value) + " is not supported";
}

Complaint readValue(const Statement& statement, bool& value) {
  if (parseFlag(statement.arg(1), value)) return Complaint();
  return invalidValue(statement, statement.arg(1)) + ", it must be \"on\" or \"off\"";
}

Complaint readValue(const Statement& statement, off_t& value) {
  if (parseSize(statement.arg(1), value)) return Complaint();
  return quoted(statement.name()) + " directive invalid value " + quoted(statement.arg(1)) +
         ", it must be a size such as 8k, 20m or 1g";
}

Complaint readValue(const Statement& statement, std::size_t& value) {
  off_t size;
  Complaint complaint = readValue(statement, size);
  if (complaint.empty()) value = static_cast<std::size_t>(size);
  return complaint;
}

Complaint readValue(const Statement& statement, int& value) {
  if (parseNumber(statement.arg(1), value)) return Complaint();
  return quoted(statement.name()) + " directive invalid number " + quoted(statement.arg(1));
}

Complaint readValue(const Statement& statement, std::string& value) {
  value = statement.arg(1);
  return Complaint();
}

Complaint readTime(const Statement& statement, int& seconds) {
  if (parseTimeout(statement.arg(1), seconds)) return Complaint();
  return quoted(statement.name()) + " directive invalid value " + quoted(statement.arg(1)) +
         ", it must be a time such as 30s, 5m or 1h30m";
}

Complaint readCount(const Statement& statement, int& value) {
  Complaint complaint = readValue(statement, value);
  if (!complaint.empty() || value > 0) return complaint;
  return quoted(statement.name()) + " directive value must be equal to or greater than 1";
}

Complaint readTemplate(const Statement& statement, const std::string& word, Template& value) {
  Status status = Template::compile(word, value);
  if (status.isOk()) return Complaint();
  return status.message() + " in " + quoted(statement.name()) + " directive";
}

template <typename E, std::size_t Count>
static Complaint readChoice(const Statement& statement, const Choice (&choices)[Count], E& value) {
  std::string names;
  for (std::size_t i = 0; i < Count; ++i) {
    if (equalsIgnoreCase(statement.arg(1), choices[i].name)) {
      value = static_cast<E>(choices[i].value);
      return Complaint();
    }
    names += (i == 0 ? "" : (i + 1 == Count ? " or " : ", ")) + quoted(choices[i].name);
  }
  return invalidValue(statement, statement.arg(1)) + ", it must be " + names;
}

Complaint readValue(const Statement& statement, AutoindexFormat& value) {
  const Choice kChoices[] = {
      {"html", kAutoindexHtml}, {"json", kAutoindexJson}, {"xml", kAutoindexXml}};
  return readChoice(statement, kChoices, value);
}

Complaint readValue(const Statement& statement, GzipStaticMode& value) {
  const Choice kChoices[] = {
      {"off", kGzipStaticOff}, {"on", kGzipStaticOn}, {"always", kGzipStaticAlways}};
  return readChoice(statement, kChoices, value);
}

Complaint readValue(const Statement& statement, ServerTokens& value) {
  const Choice kChoices[] = {
      {"off", kServerTokensOff}, {"on", kServerTokensOn}, {"build", kServerTokensBuild}};
  return readChoice(statement, kChoices, value);
}

Complaint readValue(const Statement& statement, ModifiedSince& value) {
  const Choice kChoices[] = {
      {"off", kModifiedSinceOff}, {"exact", kModifiedSinceExact}, {"before", kModifiedSinceBefore}};
  return readChoice(statement, kChoices, value);
}
