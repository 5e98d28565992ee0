#ifndef TESTS_DIRECTIVES_WRONG_HPP
#define TESTS_DIRECTIVES_WRONG_HPP

#include <criterion/criterion.h>

#include <cstddef>
#include <string>

#include "directives/Loader.hpp"

// A text and the message that refuses it, without "t:2: "; an empty message accepts it.
struct Wrong {
  const char* text;
  const char* message;
};

template <std::size_t Count>
void expectMessages(std::string (Loader::*load)(const std::string&), const Wrong (&cases)[Count]) {
  Loader loader;
  for (const Wrong& wrong : cases) {
    std::string message = (loader.*load)(wrong.text);
    std::string expected = *wrong.message ? std::string("t:2: ") + wrong.message : "";
    cr_expect_eq(message, expected, "%s\n%s", wrong.text, message.c_str());
  }
}

// Loads `text` in a location, and returns that location's settings.
inline const Scope& scopeOf(Loader& loader, const std::string& text) {
  std::string message = loader.loadLocation(text);
  cr_assert_eq(message, "", "%s", message.c_str());
  return loader.location().scope;
}

#endif
