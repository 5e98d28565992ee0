// A text with variables. Setting: where it is cut in two.
#include <cctype>

#include "config/Template.hpp"
#include "fuzz/Target.hpp"

static bool isNameChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

static bool areSame(const Template& a, const Template& b) {
  if (a.parts().size() != b.parts().size()) return false;
  for (std::size_t i = 0; i < a.parts().size(); ++i) {
    const Template::Part& part = a.parts()[i];
    if (part.variable != b.parts()[i].variable || part.text != b.parts()[i].text) return false;
  }
  return true;
}

static void checkParts(const Template& compiled, const Slice& text) {
  std::size_t size = 0;
  for (const Template::Part& part : compiled.parts()) {
    bool isText = part.variable == kVarNone;
    require(!isText || !part.text.empty(), "no part is empty");
    require(text.str().find(part.text) != std::string::npos, "a part's text is the text's");
    size += isText ? part.text.size() : part.text.size() + 2;
  }
  require(size <= text.size(), "the parts are no more than the text");
  require(compiled.isLiteral() == (text.find('$') == Slice::npos), "a dollar makes a variable");
  require(!compiled.isLiteral() || text == compiled.text(), "what is literal stays");
}

// Two halves that mean something make a whole that means both, unless a name goes on.
static void checkHalves(const Slice& first, const Slice& second) {
  Template a, b, both;
  if (!Template::compile(first, a).isOk() || !Template::compile(second, b).isOk()) return;
  bool endsWithName = !a.empty() && a.parts().back().variable != kVarNone && !first.endsWith("}");
  if (endsWithName && !second.empty() && isNameChar(second[0])) return;
  require(Template::compile(first.str() + second.str(), both).isOk(), "halves make a whole");
  a.append(b);
  require(areSame(a, both), "a whole is what its halves are");
}

void checkTemplate(const Slice& input) {
  Settings settings(input);
  std::size_t cut = settings.next();
  HeapCopy copy(settings.rest());
  Slice text = copy.slice();

  Template compiled = Template::literal("untouched");
  Status status = Template::compile(text, compiled);
  if (status.isOk())
    checkParts(compiled, text);
  else
    require(compiled.text() == "untouched", "what is refused changes nothing");
  checkHalves(text.sub(0, cut), text.from(cut));
}
