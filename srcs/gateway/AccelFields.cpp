#include "gateway/AccelFields.hpp"

#include "base/Numbers.hpp"

static const char* nameOf(UpstreamMeaning meaning) {
  switch (meaning) {
    case kAccelRedirect:
      return "X-Accel-Redirect";
    case kAccelBuffering:
      return "X-Accel-Buffering";
    case kAccelLimitRate:
      return "X-Accel-Limit-Rate";
    default:
      return "X-Accel-Charset";
  }
}

const std::string* findAccelField(const UpstreamHead& head, const UpstreamSettings& settings,
                                  UpstreamMeaning meaning) {
  if ((settings.ignored & meaning) != 0) return 0;
  const std::string* value = head.find(nameOf(meaning));
  bool isValue = value && (!value->empty() || meaning == kAccelRedirect);
  return isValue ? value : 0;
}

static bool hasAny(const UpstreamHead& head) {
  const Slice start("X-Accel-");
  for (std::size_t i = 0; i < head.fields.size(); ++i)
    if (equalsIgnoreCase(Slice(head.fields[i].name).sub(0, start.size()), start)) return true;
  return false;
}

bool wantsBuffering(const UpstreamHead& head, const UpstreamSettings& settings) {
  const std::string* value = findAccelField(head, settings, kAccelBuffering);
  if (value && equalsIgnoreCase(*value, "yes")) return true;
  if (value && equalsIgnoreCase(*value, "no")) return false;
  return settings.isBuffering;
}

void obeyAccelFields(const UpstreamHead& head, const UpstreamSettings& settings, Exchange& x) {
  if (!hasAny(head)) return;
  const std::string* rate = findAccelField(head, settings, kAccelLimitRate);
  const std::string* charset = findAccelField(head, settings, kAccelCharset);
  off_t number;
  if (rate && parseDecimal(*rate, number)) x.limitRate = number;
  if (charset) x.response.charset = *charset;
}
