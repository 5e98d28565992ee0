#include "upstreams/FailureText.hpp"

#include <errno.h>

#include <cstring>

#include "base/Numbers.hpp"
#include "base/Slice.hpp"

namespace {

struct Wording {
  const char* why;
  const char* text;
};

}  // namespace

static const char kTimedOut[] = "upstream timed out (110: Connection timed out)";
static const char kClosed[] = "upstream prematurely closed connection";

static const Wording kWordings[] = {
    {"it did not accept the connection in time", kTimedOut},
    {"it was silent for too long", kTimedOut},
    {"the connection was reset", "recv() failed (104: Connection reset by peer)"},
    {"it closed the connection before the response was complete", kClosed},
    {"its response ended before the head was complete", kClosed},
    {"its response ended too early", kClosed},
    {"its head is too large", "upstream sent too big header"},
    {"it does not begin with HTTP/1", "upstream sent no valid HTTP/1.0 header"},
};

// Returns the text of an error of connect() as nginx writes it, or an empty string.
static std::string describeConnect(const std::string& why) {
  static const int kErrors[] = {ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ENOENT,
                                EACCES,       ETIMEDOUT,    ECONNRESET,  EAGAIN};
  static const Slice kBegin("connect() failed (");
  bool isWrapped = Slice(why).startsWith(kBegin);
  std::string reason = isWrapped ? why.substr(kBegin.size(), why.size() - kBegin.size() - 1) : why;
  for (std::size_t i = 0; i < sizeof kErrors / sizeof *kErrors; ++i)
    if (reason == std::strerror(kErrors[i]))
      return kBegin.str() + decimal(kErrors[i]) + ": " + reason + ")";
  return std::string();
}

static std::string describe(const std::string& why, UpstreamPhase phase) {
  for (std::size_t i = 0; i < sizeof kWordings / sizeof *kWordings; ++i)
    if (why == kWordings[i].why) return kWordings[i].text;
  std::string text = phase == kUpstreamConnecting ? describeConnect(why) : std::string();
  return text.empty() ? why : text;
}

std::string describeFailure(const std::string& why, UpstreamPhase phase) {
  static const char* const kPhases[] = {" while connecting to upstream",
                                        " while reading response header from upstream",
                                        " while reading upstream"};
  return describe(why, phase) + kPhases[phase];
}
