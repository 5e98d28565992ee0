// Compares the page and the README with the table of directives: both list every directive of
// nginx's core and http modules with what this server does with it. After a change,
// UPDATE_REFERENCE=1 make unit FILTER='nginxReference/*' writes both anew.
#include <criterion/criterion.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "directives/AllDirectives.hpp"
#include "directives/InertDirectives.hpp"
#include "directives/ProxyDirectives.hpp"

namespace {

enum State { kHonoured, kInert, kRefusedHere, kStates };

struct Module {
  std::string name;
  std::set<std::string> directives[kStates];
};

}  // namespace

static bool isOf(const DirectiveRows& rows, const Directive* row) {
  return row >= rows.begin() && row < rows.end();
}

static State stateOf(const DirectiveTable& table, const std::string& name,
                     const std::string& contexts) {
  bool isInUpstream = contexts == "upstream";
  const Directive* row = table.find(isInUpstream ? "upstream" : name);
  cr_assert_neq(row, nullptr, "nginx has \"%s\", and we call it unknown", name.c_str());
  if (row->may(kRefused)) return kRefusedHere;
  return isOf(inertDirectives(), row) || isOf(proxyDirectives(), row) ? kInert : kHonoured;
}

static std::string trimmed(const std::string& text) {
  std::size_t begin = text.find_first_not_of(' ');
  std::size_t end = text.find_last_not_of(' ');
  return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
}

static std::vector<Module> readModules() {
  const DirectiveTable table = allDirectives();
  std::vector<Module> modules;
  std::ifstream file("tests/cases/nginx-directives.txt");
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::string module, name, contexts;
    std::istringstream words(line);
    std::getline(std::getline(std::getline(words, module, '|'), name, '|'), contexts);
    module = trimmed(module);
    name = trimmed(name);
    if (modules.empty() || modules.back().name != module) {
      modules.push_back(Module());
      modules.back().name = module;
    }
    modules.back().directives[stateOf(table, name, trimmed(contexts))].insert(name);
  }
  cr_assert_gt(modules.size(), 40u);
  return modules;
}

static std::string joined(const std::set<std::string>& names, const std::string& before,
                          const std::string& after) {
  std::string text;
  for (const std::string& name : names)
    text += (text.empty() ? "" : " ") + before + name + after;
  return text;
}

static std::string htmlOf(const std::vector<Module>& modules) {
  static const char* const kClasses[] = {"honoured", "inert", "refused"};
  static const char* const kLabels[] = {"honoured", "no effect", "refused"};
  std::string text;
  for (const Module& module : modules) {
    text += "  <h2>" + module.name + "</h2>\n  <ul class=\"key\">\n";
    for (int state = 0; state < kStates; ++state) {
      if (module.directives[state].empty()) continue;
      text += std::string("    <li class=\"") + kClasses[state] + "\"><span class=\"state\">" +
              kLabels[state] + "</span> <span>" +
              joined(module.directives[state], "<code>", "</code>") + "</span></li>\n";
    }
    text += "  </ul>\n";
  }
  return text;
}

static std::string markdownOf(const std::vector<Module>& modules) {
  std::string text = "| module | honoured | no effect | refused |\n|---|---|---|---|\n";
  for (const Module& module : modules) {
    text += "| " + module.name + " |";
    for (int state = 0; state < kStates; ++state) {
      std::string names = joined(module.directives[state], "`", "`");
      text += names.empty() ? " |" : " " + names + " |";
    }
    text += "\n";
  }
  return text;
}

static void expectPart(const std::string& path, const std::string& part) {
  std::stringstream content;
  content << std::ifstream(path).rdbuf();
  std::string text = content.str();
  const std::string kBegin = "<!-- nginx's directives -->\n", kEnd = "<!-- until here -->\n";
  std::size_t begin = text.find(kBegin), end = text.find(kEnd);
  cr_assert(begin != std::string::npos && end != std::string::npos, "%s", path.c_str());
  begin += kBegin.size();
  bool isCurrent = text.substr(begin, end - begin) == part;
  if (!isCurrent && std::getenv("UPDATE_REFERENCE")) {
    std::ofstream(path) << text.replace(begin, end - begin, part);
    return;
  }
  cr_expect(isCurrent, "%s does not say what the table says: run this test with UPDATE_REFERENCE=1",
            path.c_str());
}

Test(nginxReference, thePageAndTheReadmeListWhatTheTableSays) {
  std::vector<Module> modules = readModules();
  expectPart("www/nginx.html", htmlOf(modules));
  expectPart("README.md", markdownOf(modules));
}
