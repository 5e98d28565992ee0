/* The smallest CGI program. */
#include <unistd.h>

int main(void) {
  static const char answer[] = "Content-Type: text/plain\r\n\r\nhello, world\n";
  return write(STDOUT_FILENO, answer, sizeof answer - 1) != sizeof answer - 1;
}
