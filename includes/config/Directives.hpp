#ifndef CONFIG_DIRECTIVES_HPP
#define CONFIG_DIRECTIVES_HPP

#include <climits>
#include <cstddef>
#include <string>

#include "base/Slice.hpp"
#include "config/Block.hpp"

// Where a directive may stand, what its braces open, and what else there is to say about it.
enum {
  kMain = 1 << 0,
  kEvents = 1 << 1,
  kHttp = 1 << 2,
  kServer = 1 << 3,
  kLocation = 1 << 4,
  kLimitExcept = 1 << 5,
  kTypes = 1 << 6,
  kContexts = (1 << 7) - 1,
  kAnywhere = kHttp | kServer | kLocation,

  kOpens = 8,  // kServer << kOpens: server{}

  kRepeats = 1 << 16,  // may be given more than once in a block
  kEarly = 1 << 17,    // others in the block refer to it: applied before them
  kRefused = 1 << 18,  // nginx has it, we do not, and ignoring it would change the meaning
  kMayBeOff = 1 << 19  // kRefused, but its value "off" asks for nothing
};

enum { kMany = INT_MAX };

// One row of the table.
struct Directive {
  const char* name;
  unsigned where;  // contexts and flags
  int minArgs;
  int maxArgs;
  Complaint (*set)(Block& block, const Statement& statement);  // 0: the Builder does it

  bool isBlock() const { return inside() != 0; }
  // The context between its braces, or 0.
  unsigned inside() const { return where >> kOpens & kContexts; }
  bool may(unsigned flag) const { return (where & flag) != 0; }
};

// The table comes in parts: what works, what has no effect here, what is refused.
class DirectiveTable {
 public:
  enum { kParts = 3 };

  // REQUIRES: 0 <= i < kParts
  static const DirectiveTable& part(int i);
  // Settings of nginx's proxies, without effect where there is no proxy: "*_buffering" stands for
  // proxy_buffering, fastcgi_buffering and their like.
  static const DirectiveTable& proxySettings();

  const Directive* begin() const { return rows_; }
  const Directive* end() const { return rows_ + count_; }

  template <std::size_t Count>
  explicit DirectiveTable(const Directive (&rows)[Count]) : rows_(rows), count_(Count) {}

 private:
  static const DirectiveTable& working();
  static const DirectiveTable& inert();
  static const DirectiveTable& refused();

  const Directive* rows_;
  std::size_t count_;
};

// 0: unknown.
const Directive* findDirective(const Slice& name);

// The directive whose name is most like `name`, one that may stand in `context` before others;
// empty where none is much like it.
std::string suggestDirective(const Slice& name, unsigned context);

#endif
