#include "base/Numbers.hpp"

static const off_t kLargestOffset = 0x7fffffffffffffffL;

bool parseDecimal(const Slice& text, off_t& value) {
  if (text.empty()) return false;
  off_t sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    int digit = text[i] - '0';
    if (sum > (kLargestOffset - digit) / 10) return false;
    sum = sum * 10 + digit;
  }
  value = sum;
  return true;
}

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool parseHex(const Slice& text, off_t& value) {
  if (text.empty()) return false;
  off_t sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int digit = hexValue(text[i]);
    if (digit < 0 || sum > (kLargestOffset - digit) / 16) return false;
    sum = sum * 16 + digit;
  }
  value = sum;
  return true;
}

char* writeDecimalBackwards(char* end, off_t value) {
  do {
    *--end = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value > 0);
  return end;
}

void appendDecimal(std::string& out, off_t value) {
  char digits[24];
  char* end = digits + sizeof digits;
  if (value < 0) out += '-';
  char* begin = writeDecimalBackwards(end, value < 0 ? -value : value);
  out.append(begin, static_cast<std::size_t>(end - begin));
}

void appendPadded(std::string& out, off_t value, std::size_t width, char fill) {
  std::string digits = decimal(value);
  if (digits.size() < width) out.append(width - digits.size(), fill);
  out += digits;
}

void appendHex(std::string& out, off_t value) {
  char digits[16];
  char* end = digits + sizeof digits;
  char* begin = end;
  if (value < 0) {
    out += '-';
    value = -value;
  }
  do {
    *--begin = "0123456789abcdef"[value % 16];
    value /= 16;
  } while (value > 0);
  out.append(begin, static_cast<std::size_t>(end - begin));
}

std::string decimal(off_t value) {
  std::string out;
  appendDecimal(out, value);
  return out;
}

static void appendDigits(std::string& out, char byte, const char* digits) {
  out += digits[static_cast<unsigned char>(byte) >> 4];
  out += digits[byte & 15];
}

void appendHexByte(std::string& out, char byte) { appendDigits(out, byte, "0123456789abcdef"); }

void appendUpperHexByte(std::string& out, char byte) {
  appendDigits(out, byte, "0123456789ABCDEF");
}
