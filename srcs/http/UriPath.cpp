#include "http/UriPath.hpp"

#include "base/Numbers.hpp"
#include "http/CharClass.hpp"

static const int kBadRequest = 400;

static bool isContinuation(unsigned char c) { return (c & 0xc0) == 0x80; }

// Returns how many continuation bytes follow a UTF-8 lead byte, in RFC 3629 and its predecessor,
// which had longer sequences. Returns 0 for any other byte.
static std::size_t continuations(unsigned char lead) {
  if (lead < 0xc0 || lead >= 0xfe) return 0;
  if (lead < 0xe0) return 1;
  if (lead < 0xf0) return 2;
  if (lead < 0xf8) return 3;
  return lead < 0xfc ? 4 : 5;
}

// Returns true if a longer form than necessary of '.', '/', '\\' or NUL begins at `position`. Other
// sequences may be part of a name in an encoding that is not UTF-8.
static bool isOverlongAt(const std::string& text, std::size_t position) {
  unsigned lead = static_cast<unsigned char>(text[position]);
  std::size_t more = continuations(static_cast<unsigned char>(lead));
  if (more == 0 || more >= text.size() - position) return false;
  unsigned long character = lead & (0x3fu >> more);
  for (std::size_t i = 1; i <= more; ++i) {
    unsigned char next = static_cast<unsigned char>(text[position + i]);
    if (!isContinuation(next)) return false;
    character = character << 6 | (next & 0x3f);
  }
  return character == 0 || character == '.' || character == '/' || character == '\\';
}

static bool hasOverlong(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (static_cast<unsigned char>(text[i]) >= 0xc0 && isOverlongAt(text, i)) return true;
  return false;
}

// Returns false for a bad escape or a NUL.
static bool decode(const Slice& path, std::string& out) {
  out.clear();
  std::size_t position = 0;
  for (;;) {
    std::size_t escape = path.find('%', position);
    path.sub(position, escape == Slice::npos ? path.size() : escape - position).appendTo(out);
    if (escape == Slice::npos) return out.find('\0') == std::string::npos;
    if (path.size() - escape < 3) return false;
    int high = hexValue(path[escape + 1]);
    int low = hexValue(path[escape + 2]);
    if (high < 0 || low < 0) return false;
    out += static_cast<char>(high * 16 + low);
    position = escape + 3;
  }
}

static bool isDots(const std::string& text, std::size_t begin, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (text[begin + i] != '.') return false;
  return true;
}

// Merges slashes and removes dot segments in place. What is already written ends with a slash
// wherever a segment begins. Returns false if the path climbs above the root.
static bool removeDots(std::string& path, bool mergeSlashes) {
  std::size_t written = 1;
  for (std::size_t begin = 1; begin < path.size();) {
    std::size_t end = path.find('/', begin);
    bool hasSlash = end != std::string::npos;
    std::size_t size = (hasSlash ? end : path.size()) - begin;
    if (size == 2 && isDots(path, begin, 2)) {
      if (written == 1) return false;
      written = path.rfind('/', written - 2) + 1;
    } else if (size == 0 ? !mergeSlashes : size > 1 || path[begin] != '.') {
      std::memmove(&path[written], &path[begin], size + hasSlash);
      written += size + hasSlash;
    }
    begin += size + 1;
  }
  path.resize(written);
  return true;
}

// Returns true if the path needs no work: it has no escape, no NUL, no high byte, no "//" and no
// "/.".
static bool isNormal(const Slice& path) {
  char before = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    char c = path[i];
    if (c == '%' || c == '\0' || static_cast<unsigned char>(c) >= 0x80) return false;
    if (before == '/' && (c == '/' || c == '.')) return false;
    before = c;
  }
  return true;
}

int normalisePath(const Slice& path, bool mergeSlashes, std::string& normal) {
  if (path.empty() || path[0] != '/') return kBadRequest;
  if (isNormal(path)) {
    normal.assign(path.data(), path.size());
    return 0;
  }
  bool isGood = decode(path, normal) && !hasOverlong(normal) && removeDots(normal, mergeSlashes);
  return isGood ? 0 : kBadRequest;
}

static bool needsEscape(char c) {
  if (!isTargetChar(c) || static_cast<unsigned char>(c) >= 0x80) return true;
  return std::strchr("\"%<>?[\\]^`{|}", c) != 0;
}

static bool isClimbAt(const Slice& path, std::size_t at) {
  bool begins = at == 0 || path[at - 1] == '/';
  Slice segment = path.from(at);
  return begins && (segment == Slice("..") || segment.startsWith("../"));
}

bool climbs(const Slice& path) {
  for (std::size_t at = path.find('.'); at != Slice::npos; at = path.find('.', at + 1))
    if (isClimbAt(path, at)) return true;
  return false;
}

int countClimbs(const Slice& path) {
  int count = 0;
  for (std::size_t at = path.find('.'); at != Slice::npos; at = path.find('.', at + 1))
    if (isClimbAt(path, at)) ++count;
  return count;
}

static void appendEscape(std::string& out, char c) {
  out += '%';
  appendUpperHexByte(out, c);
}

void appendEncodedPath(std::string& out, const Slice& path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (needsEscape(path[i]))
      appendEscape(out, path[i]);
    else
      out += path[i];
  }
}

void appendEscapedUri(std::string& out, const Slice& path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(path[i]);
    if (c <= ' ' || c >= 0x7f || c == '#' || c == '%' || c == '?')
      appendEscape(out, path[i]);
    else
      out += path[i];
  }
}
