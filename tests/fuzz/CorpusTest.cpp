// Replays the seeds of the fuzzers and the inputs that they found.
#include <criterion/criterion.h>

#include "fuzz/Target.hpp"
#include "http/CaseFile.hpp"

static void replay(const char* name) {
  const FuzzTarget* target = findTarget(name);
  cr_assert(target);
  std::vector<std::string> inputs = readCorpus(*target);
  cr_expect(inputs.size() > target->seeds().size(), "%s has no corpus", name);
  for (const std::string& input : inputs) {
    try {
      target->check(input);
    } catch (const std::exception& broken) {
      cr_expect(false, "%s\n  input: %s", broken.what(), escapeBytes(input).c_str());
    }
  }
}

Test(corpus, head) { replay("head"); }
Test(corpus, body) { replay("body"); }
Test(corpus, target) { replay("target"); }
Test(corpus, range) { replay("range"); }
Test(corpus, date) { replay("date"); }
Test(corpus, conditional) { replay("conditional"); }
Test(corpus, configuration) { replay("configuration"); }
Test(corpus, template_) { replay("template"); }
Test(corpus, multipart) { replay("multipart"); }
Test(corpus, cgiHead) { replay("cgi-head"); }
Test(corpus, fastCgi) { replay("fastcgi"); }
Test(corpus, regex) { replay("regex"); }
Test(corpus, gzip) { replay("gzip"); }
