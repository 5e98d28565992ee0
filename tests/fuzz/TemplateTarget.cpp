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
    require(text.str().find(part.text) != std::string::npos,
            "the text of a part lies within the template");
    size += isText ? part.text.size() : part.text.size() + 2;
  }
  require(size <= text.size(), "the parts are not longer than the template");
  require(compiled.isLiteral() == (text.find('$') == Slice::npos),
          "a template without a dollar is literal");
  require(!compiled.isLiteral() || text == compiled.text(), "a literal template does not change");
}

// Two valid halves make a whole that means both, unless the cut is within a name.
static void checkHalves(const Slice& first, const Slice& second) {
  Template a, b, both;
  if (!Template::compile(first, a).isOk() || !Template::compile(second, b).isOk()) return;
  bool endsWithName = !a.empty() && a.parts().back().variable != kVarNone && !first.endsWith("}");
  if (endsWithName && !second.empty() && isNameChar(second[0])) return;
  require(Template::compile(first.str() + second.str(), both).isOk(),
          "two valid halves make a valid whole");
  a.append(b);
  require(areSame(a, both), "a whole has the parts of its halves");
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
    require(compiled.text() == "untouched", "a refused template changes nothing");
  checkHalves(text.sub(0, cut), text.from(cut));
}
