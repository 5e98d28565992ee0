#include "passwords/UserSearch.hpp"

#include <criterion/criterion.h>

#include <string>

// Returns what is stored for the user, or "-". The file comes in two pieces, divided at `at`.
static std::string find(const std::string& file, const std::string& user, std::size_t at) {
  UserSearch search(user);
  bool isFound =
      search.push(Slice(file).sub(0, at)) || search.push(Slice(file).from(at)) || search.end();
  return isFound ? search.stored() : "-";
}

static void expect(const std::string& file, const std::string& user, const std::string& stored) {
  for (std::size_t at = 0; at <= file.size(); ++at)
    cr_expect_eq(find(file, user, at), stored, "%s in \"%s\" divided at %zu", user.c_str(),
                 file.c_str(), at);
}

Test(UserSearch, lines_of_one_user) {
  const std::string file =
      "# root:comment\n"
      "\n"
      "#root:comment\r\n"
      "ro:1\n"
      "roots:2\n"
      "nocolon\n"
      "root:3:the administrator\n"
      "root:4\n"
      ":5\n"
      "win:6\r\n"
      "empty:\n"
      " blank:7\n"
      "last:8";
  expect(file, "root", "3");
  expect(file, "ro", "1");
  expect(file, "roots", "2");
  expect(file, "win", "6");
  expect(file, "empty", "");
  expect(file, " blank", "7");
  expect(file, "last", "8");
  expect(file, "nocolon", "-");
  expect(file, "blank", "-");
  expect(file, "#root", "-");
  expect(file, "# root", "-");
  expect(file, "Root", "-");
  expect(file, "nobody", "-");
  expect(file, "ro:1\nroots", "-");
  expect(file, "nocolon\nroot", "-");
}

Test(UserSearch, files_that_are_hardly_files) {
  expect("", "root", "-");
  expect("\n\n\n", "root", "-");
  expect("root", "root", "-");
  expect("root:", "root", "");
  expect("root:\n", "root", "");
  expect(":::\n:\n", "root", "-");
  expect(std::string("ro\0ot:1\nroot:2\0\n", 16), "root", std::string("2\0", 2));
}

Test(UserSearch, a_line_that_is_too_long_is_skipped) {
  std::string longest(UserSearch::kLongest, 'x');
  cr_expect_eq(find("root:" + longest + "\nroot:2", "root", 7), longest);
  cr_expect_eq(find("root:" + longest + "x\nroot:2", "root", 7), "2");
  cr_expect_eq(find("root:" + longest + longest, "root", 7), "-");
}

Test(UserSearch, nothing_is_read_behind_the_line) {
  UserSearch search("root");
  cr_assert(search.push("root:1\nroot:2\n"));
  cr_assert(search.push("root:3\n"));
  cr_expect_eq(search.stored(), "1");
}
