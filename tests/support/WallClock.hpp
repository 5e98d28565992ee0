#pragma once

// Sets the wall clock of the test program forwards or backwards by so many seconds, as far as
// time() tells: the program defines that function itself, and nothing else of the system changes.
// Criterion runs each test in a process of its own, so no test sees another's step.
void stepWallClock(long seconds);
