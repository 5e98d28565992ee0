#include "gateway/UwsgiProtocol.hpp"

// Lengths have two bytes, the lower one first.
static void appendLength(std::string& out, std::size_t length) {
  out += static_cast<char>(length & 0xff);
  out += static_cast<char>(length >> 8 & 0xff);
}

static void appendText(std::string& out, const std::string& text) {
  appendLength(out, text.size());
  out += text;
}

bool UwsgiProtocol::fits(const Parameters& parameters, const std::string& trailer) {
  std::size_t size = kMostDigits + trailer.size();
  for (std::size_t i = 0; i < parameters.size(); ++i)
    size += 4 + parameters[i].name.size() + parameters[i].value.size();
  return size <= kMostBytes;
}

void UwsgiProtocol::begin(Buffer& out) {
  reset();
  std::string packet;
  const Parameters& all = allParameters();
  for (std::size_t i = 0; i < all.size(); ++i) {
    appendText(packet, all[i].name);
    appendText(packet, all[i].value);
  }
  packet += trailer_;
  std::string head(1, static_cast<char>(modifier1_));
  appendLength(head, packet.size());
  head += static_cast<char>(modifier2_);
  out.append(head);
  out.append(packet);
}
