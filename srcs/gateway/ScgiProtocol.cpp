#include "gateway/ScgiProtocol.hpp"

#include "base/Numbers.hpp"

static void appendPair(std::string& out, const std::string& name, const std::string& value) {
  out += name;
  out += '\0';
  out += value;
  out += '\0';
}

void ScgiProtocol::begin(Buffer& out) {
  reset();
  std::string head;
  appendPair(head, "CONTENT_LENGTH", decimal(bodySize()));
  appendPair(head, "SCGI", "1");
  const Parameters& all = allParameters();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].name != "CONTENT_LENGTH" && all[i].name != "SCGI")
      appendPair(head, all[i].name, all[i].value);
  out.append(decimal(static_cast<off_t>(head.size())));
  out.append(':');
  out.append(head);
  out.append(',');
}
