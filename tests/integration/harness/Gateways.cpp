#include "harness/Gateways.hpp"

#include <algorithm>
#include <cstdlib>

namespace {

std::size_t byteAt(const std::string& bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::size_t takeLength(const std::string& bytes, std::size_t& at) {
  std::size_t first = byteAt(bytes, at++);
  if (first < 128) return first;
  std::size_t length = first & 127;
  for (int i = 0; i < 3; ++i)
    length = length << 8 | byteAt(bytes, at++);
  return length;
}

void takeParameters(const std::string& bytes, GatewayRequest& request) {
  for (std::size_t at = 0; at + 2 <= bytes.size();) {
    std::size_t name = takeLength(bytes, at);
    std::size_t value = takeLength(bytes, at);
    request.parameters[bytes.substr(at, name)] = bytes.substr(at + name, value);
    at += name + value;
  }
}

}  // namespace

GatewayRequest readFastCgi(BackendPeer& peer) {
  GatewayRequest request;
  std::string parameters;
  for (;;) {
    std::string header = peer.read(8);
    if (header.size() < 8) return request;
    std::string content = peer.read(byteAt(header, 4) << 8 | byteAt(header, 5));
    peer.read(byteAt(header, 6));
    if (header[1] == 1) request.keeps = content[2] == 1;
    if (header[1] == 4) parameters += content;
    if (header[1] == 4 && content.empty()) takeParameters(parameters, request);
    if (header[1] == 5) request.body += content;
    if (header[1] == 5 && content.empty()) break;
  }
  request.isWhole = true;
  return request;
}

GatewayRequest readScgi(BackendPeer& peer) {
  GatewayRequest request;
  std::string size = peer.readUntil(":");
  std::string head = peer.read(std::strtoul(size.c_str(), 0, 10));
  if (peer.read(1) != ",") return request;
  for (std::size_t at = 0; at < head.size();) {
    std::string name = head.c_str() + at;
    at += name.size() + 1;
    std::string value = head.c_str() + at;
    at += value.size() + 1;
    if (request.firstName.empty()) request.firstName = name;
    request.parameters[name] = value;
  }
  request.body = peer.read(std::strtoul(request["CONTENT_LENGTH"].c_str(), 0, 10));
  request.isWhole = true;
  return request;
}

GatewayRequest readUwsgi(BackendPeer& peer) {
  GatewayRequest request;
  std::string header = peer.read(4);
  if (header.size() < 4) return request;
  request.modifiers = int(byteAt(header, 0) << 8 | byteAt(header, 3));
  std::string packet = peer.read(byteAt(header, 2) << 8 | byteAt(header, 1));
  for (std::size_t at = 0; at + 2 <= packet.size();) {
    std::string texts[2];
    for (std::string& text : texts) {
      std::size_t size = byteAt(packet, at + 1) << 8 | byteAt(packet, at);
      text = packet.substr(at + 2, size);
      at += 2 + size;
    }
    request.parameters[texts[0]] = texts[1];
  }
  request.body = peer.read(std::strtoul(request["CONTENT_LENGTH"].c_str(), 0, 10));
  request.isWhole = true;
  return request;
}

std::string fastCgiRecord(int type, const std::string& content, std::size_t padding) {
  std::string out;
  for (int byte : {1, type, 0, 1, int(content.size() >> 8), int(content.size()), int(padding), 0})
    out += char(byte & 0xff);
  return out + content + std::string(padding, '-');
}

static std::string records(int type, const std::string& content) {
  std::string out;
  for (std::size_t at = 0; at < content.size(); at += 65535)
    out += fastCgiRecord(type, content.substr(at, 65535), at % 8);
  return out;
}

std::string fastCgiOutput(const std::string& content) { return records(6, content); }

std::string fastCgiErrors(const std::string& content) { return records(7, content); }

std::string fastCgiEnd() { return fastCgiRecord(6, "") + fastCgiRecord(3, std::string(8, '\0')); }

Backend::Script sendingFastCgi(const std::string& bytes) {
  return [bytes](BackendPeer& peer) {
    if (readFastCgi(peer).isWhole) peer.send(bytes);
  };
}

Backend::Script sendingScgi(const std::string& bytes) {
  return [bytes](BackendPeer& peer) {
    if (readScgi(peer).isWhole) peer.send(bytes);
  };
}
