/* A minimal CGI script, compiled. */
#include <unistd.h>

int main(void) {
  static const char response[] = "Content-Type: text/plain\r\n\r\nhello, world\n";
  return write(STDOUT_FILENO, response, sizeof response - 1) != sizeof response - 1;
}
