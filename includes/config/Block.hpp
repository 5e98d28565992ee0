#ifndef CONFIG_BLOCK_HPP
#define CONFIG_BLOCK_HPP

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "config/Config.hpp"
#include "config/Parser.hpp"

// What a setter has to say against its directive, without the place; empty: nothing.
typedef std::string Complaint;

// A new T, which belongs to `owner` from its first moment on.
template <typename T>
T& addNew(std::vector<T*>& owner) {
  owner.push_back(0);
  owner.back() = new T;
  return *owner.back();
}

// The block that directives are applied to, and where its values go. At the main and http levels
// `server` and `location` are models that every server{} starts from.
class Block {
 public:
  Config& config;
  VirtualServer& server;
  Location& location;
  const unsigned context;  // of config/Directives.hpp
  bool hasLogsOff;         // "access_log off", which wins over the block's other access_logs

  Block(Config& c, VirtualServer& s, Location& l, unsigned where)
      : config(c), server(s), location(l), context(where), hasLogsOff(false) {}

  Scope& scope() { return location.scope; }

  // True the first time that this block asks about `thing`.
  bool isFirst(const void* thing) { return used_.insert(thing).second; }
  // The list, emptied of what was inherited when this block first touches it: nginx's rule.
  template <typename T>
  std::vector<T>& own(std::vector<T>& list) {
    if (isFirst(&list)) list.clear();
    return list;
  }

  // Notes that `name` is taken in this block; the place of who took it before, or 0.
  const SourcePosition* claim(const std::string& name, const SourcePosition& place) {
    std::pair<Claims::iterator, bool> claimed = claims_.insert(std::make_pair(name, place));
    return claimed.second ? 0 : &claimed.first->second;
  }

  void warn(const Statement& statement, const std::string& sentence) {
    config.warnings.push_back(statement.place.text() + ": " + sentence);
  }
  void note(const Statement& statement, const std::string& sentence) {
    config.notes.push_back(statement.place.text() + ": " + sentence);
  }

 private:
  typedef std::map<std::string, SourcePosition> Claims;

  Block(const Block&);
  Block& operator=(const Block&);

  std::set<const void*> used_;
  Claims claims_;
};

#endif
