#include "http/BasicCredentials.hpp"

#include "base/Base64.hpp"

bool BasicCredentials::read(const Slice& field) {
  static const Slice kScheme("Basic ");
  user.clear();
  password.clear();
  if (!equalsIgnoreCase(field.sub(0, kScheme.size()), kScheme)) return false;
  std::string both;
  if (!decodeBase64(field.from(kScheme.size()).trimmed(), both)) return false;
  std::size_t colon = both.find(':');
  if (colon == 0 || colon == std::string::npos) return false;
  user = both.substr(0, colon);
  password = both.substr(colon + 1);
  return true;
}
