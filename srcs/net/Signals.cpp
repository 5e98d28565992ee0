#include "net/Signals.hpp"

#include <signal.h>

// A signal handler may touch nothing but variables of this type (C++98 1.9, C89 7.7.1.1).
static volatile sig_atomic_t wantsStop = 0;
static volatile sig_atomic_t wantsQuit = 0;
static volatile sig_atomic_t wantsReload = 0;
static volatile sig_atomic_t wantsReopen = 0;
static volatile sig_atomic_t childEnded = 0;

static void note(int number) {
  if (number == SIGQUIT)
    wantsQuit = 1;
  else if (number == SIGHUP)
    wantsReload = 1;
  else if (number == SIGUSR1)
    wantsReopen = 1;
  else if (number == SIGCHLD)
    childEnded = 1;
  else
    wantsStop = 1;
}

static const int kCaught[] = {SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGUSR1, SIGCHLD};
static const int kLastSignal = 64;
// Signals that were ignored when the server was started. A CGI script would inherit that.
static bool wasIgnored[kLastSignal + 1];

static void noteIgnored() {
  for (int number = 1; number <= kLastSignal; ++number) {
    void (*before)(int) = signal(number, SIG_IGN);
    wasIgnored[number] = before == SIG_IGN;
    if (before != SIG_ERR) signal(number, before);
  }
}

void Signals::install() {
  noteIgnored();
  for (unsigned i = 0; i < sizeof kCaught / sizeof *kCaught; ++i)
    signal(kCaught[i], note);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);  // write() fails instead when a file may not grow
}

void Signals::restoreDefaults() {
  for (unsigned i = 0; i < sizeof kCaught / sizeof *kCaught; ++i)
    signal(kCaught[i], SIG_DFL);
  signal(SIGPIPE, SIG_DFL);
  signal(SIGXFSZ, SIG_DFL);
  for (int number = 1; number <= kLastSignal; ++number)
    if (wasIgnored[number]) signal(number, SIG_DFL);
}

static bool take(volatile sig_atomic_t& flag) {
  bool was = flag != 0;
  flag = 0;
  return was;
}

bool Signals::takeStop() { return take(wantsStop); }
bool Signals::takeQuit() { return take(wantsQuit); }
bool Signals::takeReload() { return take(wantsReload); }
bool Signals::takeReopen() { return take(wantsReopen); }
bool Signals::takeChild() { return take(childEnded); }
