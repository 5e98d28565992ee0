#ifndef CONFIG_REWRITEPROGRAM_HPP
#define CONFIG_REWRITEPROGRAM_HPP

#include <vector>

#include "config/Pattern.hpp"
#include "config/Template.hpp"

struct Location;

// The condition of an `if`.
struct RewriteCondition {
  enum Test {
    kIsTrue,  // not empty and not "0"
    kEquals,
    kMatches,
    kIsFile,
    kIsDirectory,
    kExists,
    kIsExecutable
  };

  Test test;
  bool isNegated;
  Template subject;        // the variable, or the name of the file
  Template value;          // of kEquals
  const Pattern* pattern;  // of kMatches, owned by the Config

  RewriteCondition() : test(kIsTrue), isNegated(false), pattern(0) {}
};

// One of the directives `rewrite`, `set`, `return`, `break` and `if`.
struct RewriteStep {
  enum Kind { kRewrite, kSet, kReturn, kBreak, kIf };
  // What happens after a `rewrite` that has changed the path.
  enum Flag { kGoOn, kLast, kBreakOff, kRedirect, kPermanent };
  // What `set` sets: a variable of the configuration, or one of the built-in ones that it may.
  enum Target { kSlot, kArgs, kLimitRate };

  Kind kind;
  const Pattern* pattern;  // of kRewrite, owned by the Config
  Template text;           // the replacement, the value, or the text or URL of a `return`
  Flag flag;
  bool keepsArgs;  // of kRewrite: the request's own arguments follow those of the replacement
  Target target;
  int slot;    // of kSet
  int status;  // of kReturn
  RewriteCondition condition;
  const Location*
      block;  // of kIf: what holds in its braces; its own `rewrites` are the steps there

  explicit RewriteStep(Kind k)
      : kind(k),
        pattern(0),
        flag(kGoOn),
        keepsArgs(true),
        target(kSlot),
        slot(-1),
        status(0),
        block(0) {}
};

// The directives of a server, location or `if` that run one after the other, in the order of the
// file, before a response is looked for.
struct RewriteProgram {
  std::vector<RewriteStep> steps;

  bool empty() const { return steps.empty(); }
  // Returns true if a `return` stands outside the `if` blocks.
  bool alwaysReturns() const;
};

#endif
