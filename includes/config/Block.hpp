#ifndef CONFIG_BLOCK_HPP
#define CONFIG_BLOCK_HPP

#include <map>
#include <set>
#include <string>
#include <vector>

#include "config/Config.hpp"
#include "config/Statement.hpp"

// Returns a new T that `owner` owns from its first moment on, even if an exception follows.
template <typename T>
T& addNew(std::vector<T*>& owner) {
  owner.push_back(0);
  owner.back() = new T;
  return *owner.back();
}

// The block whose directives are being applied, and the objects that take their values. At the main
// and http levels `server` and `location` are the model that every server{} starts from. Keeps
// references to all three; they must outlive this object.
class Block {
 public:
  Config& config;
  VirtualServer& server;
  Location& location;
  const unsigned context;  // of config/Directive.hpp

  Block(Config& c, VirtualServer& s, Location& l, unsigned where)
      : config(c), server(s), location(l), context(where), position_(0) {}

  // Tells which directive, or which line between the braces of one, is read from now on: an error
  // is reported for that place.
  void standAt(const Statement& directive);
  void standAtLine(const Statement& line) { position_ = &line.position; }
  // REQUIRES: standAt() was called
  const SourcePosition& position() const { return *position_; }

  Scope& scope() { return location.scope; }

  // Returns true the first time that it is called for `setting`, the address of a setting.
  bool isFirst(const void* setting) { return used_.insert(setting).second; }
  // Returns `list`, emptied of what it inherited when this block first uses it.
  template <typename T>
  InheritedList<T>& own(InheritedList<T>& list) {
    if (isFirst(&list)) list.clear();
    return list;
  }

  // Marks `name` as taken in this block. Returns where it was taken before, or 0 if it was free.
  const SourcePosition* claim(const std::string& name, const SourcePosition& position);
  bool isClaimed(const std::string& name) const { return claims_.count(name) != 0; }

  // Adds a sentence that is printed at every start, or under -t only.
  void warn(const Statement& statement, const std::string& sentence);
  void note(const Statement& statement, const std::string& sentence);

 private:
  typedef std::map<std::string, SourcePosition> Claims;

  Block(const Block&);
  Block& operator=(const Block&);

  const SourcePosition* position_;
  std::set<const void*> used_;
  Claims claims_;
};

#endif
