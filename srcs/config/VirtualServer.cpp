#include "config/VirtualServer.hpp"

Slice VirtualServer::mainName() const {
  Slice name = names.empty() ? Slice() : Slice(names[0]);
  return name.startsWith(".") ? name.from(1) : name;
}
