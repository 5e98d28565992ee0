#ifndef CONFIG_DIRECTIVE_HPP
#define CONFIG_DIRECTIVE_HPP

#include <climits>
#include <cstddef>

#include "base/Slice.hpp"
#include "base/Status.hpp"

class Block;
struct Statement;

// The contexts in which a directive may stand, the context that its braces open, and flags.
enum {
  kMain = 1 << 0,
  kEvents = 1 << 1,
  kHttp = 1 << 2,
  kServer = 1 << 3,
  kLocation = 1 << 4,
  kLimitExcept = 1 << 5,
  kTypes = 1 << 6,  // whose lines are values and not directives, as in `types` and `map`
  kServerIf = 1 << 7,
  kLocationIf = 1 << 8,
  kUpstream = 1 << 9,  // within a block of values, which its directive reads by itself
  kContexts = (1 << 10) - 1,
  kAnywhere = kHttp | kServer | kLocation,
  kRewrites = kServer | kLocation | kServerIf | kLocationIf,

  kOpens = 10,  // a shift: kServer << kOpens is the context that server{} opens

  kRepeats = 1 << 20,   // may be given more than once in a block
  kEarly = 1 << 21,     // is applied before the block's others, which refer to it
  kRefused = 1 << 22,   // nginx has it, we do not, and the meaning would change without it
  kMayBeOff = 1 << 23,  // kRefused, but its value "off" is accepted, since it asks for nothing
  kInOrder = 1 << 24    // is applied in the order of the file, after the block's other directives
};

enum { kMany = INT_MAX };

// One row of the table of directives.
struct Directive {
  const char* name;
  unsigned where;  // contexts and flags
  int minArgs;     // least and most words after the name
  int maxArgs;
  // Stores what the statement says in the block's configuration. An error has no position. For a
  // directive that opens a block, it is called before the block's contents are applied; it reads
  // those itself if they are types. 0: there is nothing to store.
  Status (*set)(Block& block, const Statement& statement);

  // The context between its braces where it stands in `context`; 0: it takes none.
  unsigned inside(unsigned context) const {
    unsigned opened = where >> kOpens & kContexts;
    if (opened != (kServerIf | kLocationIf)) return opened;
    return context == kServer ? kServerIf : kLocationIf;
  }
  bool isBlock() const { return (where >> kOpens & kContexts) != 0; }
  bool isValues() const { return (where >> kOpens & kContexts) == kTypes; }
  bool may(unsigned flags) const { return (where & flags) != 0; }
};

// The rows of one group of directives, which the file that defines them hands out. Keeps pointers
// to the arrays; they must outlive this object.
class DirectiveRows {
 public:
  template <std::size_t Count>
  explicit DirectiveRows(const Directive (&rows)[Count])
      : rows_(rows), count_(Count), prefixes_(0), prefixCount_(0) {}
  // A family: each row is named "*_x" and stands for "P_x" of every prefix P.
  template <std::size_t Count, std::size_t Prefixes>
  DirectiveRows(const Directive (&rows)[Count], const char* const (&prefixes)[Prefixes])
      : rows_(rows), count_(Count), prefixes_(prefixes), prefixCount_(Prefixes) {}

  const Directive* begin() const { return rows_; }
  const Directive* end() const { return rows_ + count_; }
  bool isFamily() const { return prefixCount_ != 0; }
  // Returns the row of a family that stands for `name`, or 0.
  const Directive* findMember(const Slice& name) const;

 private:
  bool takePrefix(const Slice& name, Slice& rest) const;

  const Directive* rows_;
  std::size_t count_;
  const char* const* prefixes_;
  std::size_t prefixCount_;
};

#endif
