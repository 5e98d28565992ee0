#include "content/FileName.hpp"

#include <algorithm>

#include "base/Numbers.hpp"
#include "base/Utf8.hpp"

static const std::size_t kMostExtension = 20;

static Slice lastSegment(const Slice& path) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < path.size(); ++i)
    if (path[i] == '/' || path[i] == '\\') begin = i + 1;
  return path.from(begin);
}

// Returns true for the control characters of ASCII and for U+0080 to U+009F.
static bool isControl(const Slice& character) {
  unsigned char first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20 || first == 0x7f;
  return first == 0xc2 && static_cast<unsigned char>(character[1]) < 0xa0;
}

static std::string cleaned(const Slice& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = characterSize(text, at);
    Slice character = text.sub(at, size);
    if (size == 0)
      out += '_';
    else if (!isControl(character))
      character.appendTo(out);
    at += std::max<std::size_t>(size, 1);
  }
  return out;
}

static Slice trimmedName(Slice name) {
  while (!name.empty() && (name[0] == '.' || name[0] == ' '))
    name.removePrefix(1);
  while (!name.empty() && name.back() == ' ')
    name = name.sub(0, name.size() - 1);
  return name;
}

// Returns where the extension begins, with its dot, or the size of a name without one.
static std::size_t extensionOf(const Slice& name) {
  std::size_t dot = name.findLast('.');
  bool isOne = dot != Slice::npos && dot > 0 && name.size() - dot <= kMostExtension;
  return isOne ? dot : name.size();
}

static std::string shortened(const Slice& name) {
  if (name.size() <= kMostFileName) return name.str();
  Slice extension = name.from(extensionOf(name));
  std::size_t most = kMostFileName - extension.size();
  std::size_t at = 0;
  for (std::size_t size = 0; (size = characterSize(name, at)) <= most - at;)
    at += size;
  return trimmedName(name.sub(0, at)).str() + extension.str();
}

std::string safeFileName(const Slice& given) {
  std::string name = cleaned(lastSegment(given));
  return shortened(trimmedName(name));
}

std::string numberedFileName(const Slice& name, unsigned long number) {
  std::size_t dot = extensionOf(name);
  return name.sub(0, dot).str() + "-" + decimal(static_cast<off_t>(number)) + name.from(dot).str();
}
