// Loaded into the server by LD_PRELOAD (see ClockTest.cpp): time() is so many seconds from the
// true time as the file named by WALL_CLOCK says. Without that file it is the true time.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static long readStep(const char* path) {
  char text[32] = "";
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) return 0;
  if (read(file, text, sizeof text - 1) < 0) text[0] = '\0';
  close(file);
  return strtol(text, 0, 10);
}

time_t time(time_t* result) {
  int before = errno;
  struct timespec real;
  clock_gettime(CLOCK_REALTIME, &real);
  time_t now = real.tv_sec + readStep(getenv("WALL_CLOCK"));
  if (result) *result = now;
  errno = before;
  return now;
}
