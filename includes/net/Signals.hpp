#ifndef NET_SIGNALS_HPP
#define NET_SIGNALS_HPP

// What signals ask of the process. The signal handler only sets flags, which are read and cleared
// between two turns of the event loop.
class Signals {
 public:
  // Catches TERM, INT, QUIT, HUP, USR1 and CHLD, and ignores PIPE and XFSZ. To be called once.
  static void install();
  // Restores the state that a new program expects. For a child that is about to execute one.
  static void restoreDefaults();

  // Each returns whether the signal has come since the last call.
  static bool takeStop();    // TERM, INT
  static bool takeQuit();    // QUIT
  static bool takeReload();  // HUP
  static bool takeReopen();  // USR1
  static bool takeChild();   // CHLD: a child has ended. The signal also interrupts poll().
};

#endif
