#include "variables/ForwardedAddress.hpp"

#include "net/NumericAddress.hpp"

static bool isTrusted(const std::vector<Network>& trusted, const Address& address) {
  for (std::size_t i = 0; i < trusted.size(); ++i)
    if (trusted[i].covers(address)) return true;
  return false;
}

static bool isSeparator(char c) { return c == ' ' || c == ','; }

// Removes the last element of a list whose elements have blanks or commas between them, and returns
// it.
static Slice takeLast(Slice& list) {
  std::size_t end = list.size();
  while (end > 0 && isSeparator(list[end - 1]))
    --end;
  std::size_t begin = end;
  while (begin > 0 && !isSeparator(list[begin - 1]))
    --begin;
  Slice last = list.sub(begin, end - begin);
  list = list.sub(0, begin);
  return last;
}

Forwarded findForwarded(const std::vector<Network>& trusted, const Slice& addresses,
                        bool isRecursive, Address& peer) {
  Slice left = addresses;
  Forwarded found = kNotForwarded;
  do {
    if (!isTrusted(trusted, peer) || !parseNumericAddress(takeLast(left), peer)) return found;
    found = kForwarded;
  } while (isRecursive && !left.empty());
  return kWholeForwarded;
}

bool findForwarded(const std::vector<Network>& trusted, const Request& request, bool isRecursive,
                   Address& peer) {
  const std::vector<Request::Field>& fields = request.fields;
  bool hasFound = false;
  for (std::size_t i = fields.size(); i > 0; --i) {
    if (!equalsIgnoreCase(fields[i - 1].name, "X-Forwarded-For")) continue;
    Forwarded found = findForwarded(trusted, fields[i - 1].value, isRecursive, peer);
    hasFound = hasFound || found != kNotForwarded;
    if (found != kWholeForwarded || !isRecursive) break;
  }
  return hasFound;
}
