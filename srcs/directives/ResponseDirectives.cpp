#include "directives/ResponseDirectives.hpp"

#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"
#include "http/CharClass.hpp"

// Returns the table of this block. The blocks inside share it until they have one of their own.
static MimeTypes& typesOf(Block& block) {
  std::vector<MimeTypes*>& tables = block.config.typeTables;
  if (block.isFirst(&block.scope().response.types)) block.scope().response.types = &addNew(tables);
  return *tables.back();
}

static Status addTypes(Block& block, const Statement& line, MimeTypes& types) {
  if (line.isBlock) return Status::error("unexpected \"{\"");
  if (line.count() == 0) {
    return Status::error("no extension follows the type \"" + line.name() + "\"");
  }
  for (std::size_t i = 1; i <= line.count(); ++i) {
    Slice previous = types.find("x." + line.arg(i));
    if (!previous.empty()) {
      block.warn(line, "duplicate extension \"" + line.arg(i) + "\", content type: \"" +
                           line.name() + "\", previous content type: \"" + previous.str() + "\"");
    }
    types.add(line.arg(i), line.name());
  }
  return Status::ok();
}

static Status setTypes(Block& block, const Statement& statement) {
  MimeTypes& types = typesOf(block);
  for (std::size_t i = 0; i < statement.children.size(); ++i) {
    block.standAtLine(*statement.children[i]);
    Status status = addTypes(block, *statement.children[i], types);
    if (!status.isOk()) return status;
  }
  return Status::ok();
}

static Status readAddHeader(Block& block, const Statement& statement, AddHeader& header) {
  header.name = statement.arg(1);
  header.always = statement.count() == 3;
  if (!isToken(header.name)) {
    return Status::error("invalid header name \"" + header.name + "\"");
  }
  if (!isFieldValue(statement.arg(2))) {
    return Status::error("a header's value cannot contain a line end or another control character");
  }
  if (header.always && statement.arg(3) != "always") return invalidParameter(statement.arg(3));
  return readTemplate(block, statement, statement.arg(2), header.value);
}

template <InheritedList<AddHeader> ResponseSettings::*List>
Status setAddHeader(Block& block, const Statement& statement) {
  AddHeader header;
  Status status = readAddHeader(block, statement, header);
  if (status.isOk()) block.own(block.scope().response.*List).push_back(header);
  return status;
}

static Status invalidExpires(const std::string& fault) {
  return Status::error("\"expires\" directive " + fault);
}

static Status setExpires(Block& block, const Statement& statement) {
  Expires expires;
  const std::string& word = statement.arg(statement.count());
  bool isModified = statement.count() == 2;
  if (isModified && statement.arg(1) != "modified") return invalidExpires("invalid value");
  if (isModified) expires.kind = Expires::kAfterModified;
  if (word.find('$') != std::string::npos) {
    Status status = readTemplate(block, statement, word, expires.value);
    if (!status.isOk()) return status;
  } else {
    Status status = parseExpires(word, expires);
    if (!status.isOk()) return invalidExpires(status.message());
  }
  block.scope().response.expires = expires;
  return Status::ok();
}

static Status setServerTokens(Block& block, const Statement& statement) {
  static const Choice kChoices[] = {
      {"off", kServerTokensOff}, {"on", kServerTokensOn}, {"build", kServerTokensBuild}};
  return readChoice(statement, kChoices, block.scope().response.serverTokens);
}

static const Directive kRows[] = {
    {"types", kAnywhere | kRepeats | kTypes << kOpens, 0, 0, setTypes},
    {"default_type", kAnywhere, 1, 1,
     set<ResponseSettings, std::string, &ResponseSettings::defaultType>},
    {"add_header", kAnywhere | kLocationIf | kRepeats, 2, 3,
     setAddHeader<&ResponseSettings::addHeaders>},
    {"add_trailer", kAnywhere | kLocationIf | kRepeats, 2, 3,
     setAddHeader<&ResponseSettings::addTrailers>},
    {"expires", kAnywhere | kLocationIf, 1, 2, setExpires},
    {"server_tokens", kAnywhere, 1, 1, setServerTokens},
};

DirectiveRows responseDirectives() { return DirectiveRows(kRows); }
