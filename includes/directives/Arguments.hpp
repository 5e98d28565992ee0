#ifndef DIRECTIVES_ARGUMENTS_HPP
#define DIRECTIVES_ARGUMENTS_HPP

#include <sys/types.h>

#include <cstddef>
#include <string>

#include "base/Status.hpp"
#include "config/Block.hpp"
#include "config/Statement.hpp"
#include "config/Template.hpp"

// The words after a directive's name, read as values. Errors are nginx's sentences, without a
// position.

// `advice` follows the sentence: ", it must be a number".
Status invalidValue(const Statement& statement, const std::string& value,
                    const std::string& advice = "");
Status invalidParameter(const std::string& parameter, const std::string& advice = "");
Status notSupported(const Statement& statement, const std::string& value,
                    const std::string& advice = "");

// Read the first word: "on" or "off", a size, a number, a string.
Status readValue(const Statement& statement, bool& value);
Status readValue(const Statement& statement, off_t& value);
Status readValue(const Statement& statement, std::size_t& value);
Status readValue(const Statement& statement, int& value);
Status readValue(const Statement& statement, std::string& value);
// Reads a time, rounded up to whole seconds.
Status readTime(const Statement& statement, int& seconds);
// Reads a number that is at least 1.
Status readCount(const Statement& statement, int& value);
// Compiles a word with variables, which may be defined elsewhere in the configuration.
Status readTemplate(Block& block, const Statement& statement, const std::string& word,
                    Template& value);

// One of the names that a value may have.
struct Choice {
  const char* name;
  int value;
};

// Reads the first word as one of `count` names, in any case, into its value.
Status readChoice(const Statement& statement, const Choice* choices, std::size_t count, int& value);

template <typename Enum, std::size_t Count>
Status readChoice(const Statement& statement, const Choice (&choices)[Count], Enum& value) {
  int chosen = value;
  Status status = readChoice(statement, choices, Count, chosen);
  if (status.isOk()) value = static_cast<Enum>(chosen);
  return status;
}

#endif
