#include "routing/ServerGroup.hpp"

#include <algorithm>

void ServerGroup::add(const Route& route, const ListenAddress& listen) {
  if (default_ == 0 || listen.isDefault) default_ = &route;
  if (listen.hasProxyHeader) hasProxyHeader_ = true;
  const std::vector<std::string>& names = route.server().names;
  for (std::size_t i = 0; i < names.size(); ++i)
    addName(names[i], route);
}

void ServerGroup::addName(const std::string& name, const Route& route) {
  Name entry = {name, &route};
  Slice text(name);
  if (text.startsWith("*.")) {
    entry.text = name.substr(1);
    heads_.push_back(entry);
  } else if (text.startsWith(".")) {
    heads_.push_back(entry);
    entry.text = name.substr(1);
    exact_.push_back(entry);
  } else if (text.endsWith(".*")) {
    entry.text = name.substr(0, name.size() - 1);
    tails_.push_back(entry);
  } else {
    exact_.push_back(entry);
  }
}

// The sort is stable, so that of two equal names the first server's wins. The configuration has
// warned of the second.
void ServerGroup::sort() {
  std::stable_sort(exact_.begin(), exact_.end());
  std::stable_sort(heads_.begin(), heads_.end());
  std::stable_sort(tails_.begin(), tails_.end());
}

static int compareFolded(const std::string& name, const Slice& host) {
  std::size_t common = std::min(name.size(), host.size());
  for (std::size_t i = 0; i < common; ++i) {
    unsigned char a = static_cast<unsigned char>(name[i]);
    unsigned char b = static_cast<unsigned char>(toLower(host[i]));
    if (a != b) return a < b ? -1 : 1;
  }
  return name.size() == host.size() ? 0 : (name.size() < host.size() ? -1 : 1);
}

const Route* ServerGroup::look(const std::vector<Name>& names, const Slice& text) {
  std::size_t low = 0;
  std::size_t high = names.size();
  while (low < high) {
    std::size_t middle = (low + high) / 2;
    if (compareFolded(names[middle].text, text) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < names.size() && compareFolded(names[low].text, text) == 0 ? names[low].route : 0;
}

const Route* ServerGroup::findHead(const Slice& host) const {
  for (std::size_t dot = host.find('.'); dot != Slice::npos; dot = host.find('.', dot + 1)) {
    const Route* route = dot > 0 ? look(heads_, host.from(dot)) : 0;
    if (route) return route;
  }
  return 0;
}

const Route* ServerGroup::findTail(const Slice& host) const {
  for (std::size_t end = host.findLast('.'); end != Slice::npos;
       end = host.sub(0, end).findLast('.')) {
    const Route* route = look(tails_, host.sub(0, end + 1));
    if (route) return route;
  }
  return 0;
}

const Route& ServerGroup::find(const Slice& host) const {
  if (exact_.empty() && heads_.empty() && tails_.empty()) return *default_;
  Slice name = host.endsWith(".") ? host.sub(0, host.size() - 1) : host;
  const Route* route = look(exact_, name);
  if (route == 0 && !heads_.empty()) route = findHead(name);
  if (route == 0 && !tails_.empty()) route = findTail(name);
  return route ? *route : *default_;
}
