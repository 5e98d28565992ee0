/* A CGI script, compiled: returns the request body in capital letters while it arrives. */
#include <stdio.h>
#include <unistd.h>

static char block[1 << 16];

static int write_all(const char* bytes, ssize_t left) {
  while (left > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, left);
    if (written <= 0) return 0;
    bytes += written;
    left -= written;
  }
  return 1;
}

int main(void) {
  ssize_t length;
  int i = snprintf(block, sizeof block, "Content-Type: text/plain\r\n\r\n");
  if (!write_all(block, i)) return 1;
  while ((length = read(STDIN_FILENO, block, sizeof block)) > 0) {
    for (i = 0; i < length; ++i)
      block[i] -= block[i] >= 'a' && block[i] <= 'z' ? 'a' - 'A' : 0;
    if (!write_all(block, length)) return 1;
  }
  return length < 0;
}
