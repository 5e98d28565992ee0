#ifndef NET_SIGNALS_HPP
#define NET_SIGNALS_HPP

// What the process was asked by signals. A handler only sets a flag; the flags are read and
// cleared between turns of the loop.
class Signals {
 public:
  // Catches TERM, INT, QUIT, HUP and USR1, and ignores PIPE. Once in a process.
  static void install();
  // As they were, for a child about to become another program.
  static void restoreDefaults();

  // True once for each time it was asked since.
  static bool takeStop();    // TERM, INT
  static bool takeQuit();    // QUIT
  static bool takeReload();  // HUP
  static bool takeReopen();  // USR1
};

#endif
