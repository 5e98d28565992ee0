#ifndef NET_SIGNALS_HPP
#define NET_SIGNALS_HPP

// What the process was asked by signals. A handler only sets a flag; the flags are read and
// cleared between turns of the loop.
class Signals {
 public:
  // Catches TERM, INT, QUIT, HUP, USR1 and CHLD, and ignores PIPE. Once in a process.
  static void install();
  // All as a new program expects them, for a child about to become one.
  static void restoreDefaults();

  // True once for each time it was asked since.
  static bool takeStop();    // TERM, INT
  static bool takeQuit();    // QUIT
  static bool takeReload();  // HUP
  static bool takeReopen();  // USR1
  // A child has ended. The signal also ends a poll() that sleeps.
  static bool takeChild();  // CHLD
};

#endif
