// Reads rows "flags TAB pattern TAB text", with %HH for any byte, and prints what PCRE2 finds, as
// nginx calls it: "error", "none", or where the match and its groups lie: "0-3 1-2 -". Flags: i
// ignores case. With an argument, an error is followed by PCRE2's words.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <string.h>

static size_t unescape(char* text) {
  char *from = text, *to = text;
  while (*from) {
    unsigned byte;
    if (*from == '%' && sscanf(from + 1, "%2x", &byte) == 1) {
      *to++ = (char)byte;
      from += 3;
    } else {
      *to++ = *from++;
    }
  }
  return (size_t)(to - text);
}

// The optimisations at the start of a search have bugs in PCRE2 10.42: (?i)(?=b1?)(-)?b does not
// match "b".
static pcre2_code* compile(char* pattern, const char* flags, int is_verbose) {
  uint32_t options = PCRE2_NO_START_OPTIMIZE;
  if (strchr(flags, 'i')) options |= PCRE2_CASELESS;
  size_t size = unescape(pattern);
  int error;
  PCRE2_SIZE offset;
  pcre2_code* code = pcre2_compile((PCRE2_SPTR)pattern, size, options, &error, &offset, NULL);
  if (code) return code;
  PCRE2_UCHAR message[256];
  pcre2_get_error_message(error, message, sizeof message);
  if (is_verbose)
    printf("error %s at %zu\n", (const char*)message, (size_t)offset);
  else
    puts("error");
  return NULL;
}

static void print(const pcre2_code* code, const PCRE2_SIZE* at, uint32_t set) {
  uint32_t count;
  pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &count);
  for (uint32_t i = 0; i <= count && i <= 9; ++i) {
    if (i > 0) putchar(' ');
    if (i >= set || at[2 * i] == PCRE2_UNSET)
      putchar('-');
    else
      printf("%zu-%zu", (size_t)at[2 * i], (size_t)at[2 * i + 1]);
  }
  putchar('\n');
}

static void search(const pcre2_code* code, char* text) {
  size_t size = unescape(text);
  pcre2_match_data* data = pcre2_match_data_create_from_pattern(code, NULL);
  int found = pcre2_match(code, (PCRE2_SPTR)text, size, 0, 0, data, NULL);
  int is_bad_utf = found <= PCRE2_ERROR_UTF8_ERR1 && found >= PCRE2_ERROR_UTF8_ERR21;
  if (found > 0)
    print(code, pcre2_get_ovector_pointer(data), (uint32_t)found);
  else
    puts(found == PCRE2_ERROR_NOMATCH || is_bad_utf ? "none" : "failed");
  pcre2_match_data_free(data);
}

int main(int argc, char** argv) {
  (void)argv;
  static char line[1 << 18];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    char* pattern = strchr(line, '\t');
    char* text = pattern ? strchr(pattern + 1, '\t') : NULL;
    if (!text) return 1;
    *pattern++ = *text++ = 0;
    pcre2_code* code = compile(pattern, line, argc > 1);
    if (code) search(code, text);
    pcre2_code_free(code);
  }
  return 0;
}
