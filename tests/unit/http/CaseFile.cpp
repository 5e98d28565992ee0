#include "http/CaseFile.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

static std::string trimmed(const std::string& text) {
  std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string Case::name() const {
  return file + ":" + std::to_string(line) + ": " + why + " (" + section + ")";
}

std::string Case::setting(const std::string& key, const std::string& otherwise) const {
  std::map<std::string, std::string>::const_iterator at = settings.find(key);
  return at == settings.end() ? otherwise : at->second;
}

long Case::number(const std::string& key, long otherwise) const {
  std::string text = setting(key, "");
  return text.empty() ? otherwise : std::stol(text);
}

// Expands "\{3*ab}" from the character after its brace, and moves `at` to the closing brace.
static std::string unescapeRepeat(const std::string& text, std::size_t& at) {
  std::size_t star = text.find('*', at);
  std::size_t brace = text.find('}', at);
  if (star == std::string::npos || brace == std::string::npos || star > brace)
    throw std::runtime_error("a \\{n*text} that does not end");
  int count = std::atoi(text.substr(at, star - at).c_str());
  std::string unit = unescapeBytes(text.substr(star + 1, brace - star - 1));
  std::string out;
  for (int i = 0; i < count; ++i)
    out += unit;
  at = brace;
  return out;
}

std::string unescapeBytes(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i == text.size()) throw std::runtime_error("a \\ at the end");
    switch (text[i]) {
      case 'r':
        out += '\r';
        break;
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case '0':
        out += '\0';
        break;
      case '\\':
        out += '\\';
        break;
      case 'x':
        out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
        i += 2;
        break;
      case '{':
        out += unescapeRepeat(text, ++i);
        break;
      default:
        throw std::runtime_error(std::string("an unknown escape \\") + text[i]);
    }
  }
  return out;
}

std::string escapeBytes(const std::string& bytes) {
  static const char kDigits[] = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(bytes[i]);
    if (c == '\r')
      out += "\\r";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\0')
      out += "\\0";
    else if (c == '\\')
      out += "\\\\";
    else if (c > ' ' && c < 0x7f && c != '|')
      out += static_cast<char>(c);
    else
      out += std::string("\\x") + kDigits[c >> 4] + kDigits[c & 15];
  }
  return out;
}

static std::vector<std::string> splitWords(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;)
    words.push_back(word);
  return words;
}

// What the lines read so far have set.
struct Group {
  Case pattern;
  std::string before;
  std::string after;
};

static void applySettings(const std::string& text, Group& group) {
  std::vector<std::string> words = splitWords(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t equals = words[i].find('=');
    if (equals == std::string::npos) throw std::runtime_error("a setting without '='");
    group.pattern.settings[words[i].substr(0, equals)] = words[i].substr(equals + 1);
  }
}

static bool applyDirective(const std::string& line, Group& group) {
  std::string word = line.substr(0, line.find(' '));
  std::string rest = trimmed(line.substr(word.size()));
  if (word == "section") {
    Group fresh;
    fresh.pattern.file = group.pattern.file;
    fresh.pattern.section = rest;
    group = fresh;
  } else if (word == "before") {
    group.before = unescapeBytes(rest);
  } else if (word == "after") {
    group.after = unescapeBytes(rest);
  } else if (word == "set") {
    applySettings(rest, group);
  } else {
    return false;
  }
  return true;
}

static Case readRow(const std::string& line, const Group& group) {
  std::size_t first = line.find(" |");
  std::size_t second = first == std::string::npos ? first : line.find(" |", first + 2);
  if (second == std::string::npos) throw std::runtime_error("a row without three columns");
  Case row = group.pattern;
  row.expected = splitWords(line.substr(0, first));
  row.bytes = group.before + unescapeBytes(trimmed(line.substr(first + 2, second - first - 2))) +
              group.after;
  row.why = trimmed(line.substr(second + 2));
  if (row.expected.empty() || row.why.empty()) throw std::runtime_error("a row lacks a column");
  return row;
}

std::vector<Case> readCases(const std::string& path) {
  std::ifstream stream(path.c_str());
  if (!stream) throw std::runtime_error("cannot read " + path);
  std::vector<Case> cases;
  Group group;
  group.pattern.file = path;
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    group.pattern.line = number;
    try {
      if (trimmed(line).empty() || line[0] == '#' || applyDirective(line, group)) continue;
      cases.push_back(readRow(line, group));
    } catch (const std::exception& error) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + error.what());
    }
  }
  return cases;
}

std::string casesDirectory() {
  const char* directory = std::getenv("CASES");
  return directory ? directory : "tests/cases";
}
