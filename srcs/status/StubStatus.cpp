#include "status/StubStatus.hpp"

#include "base/Numbers.hpp"

static void append(std::string& text, const char* label, unsigned long number) {
  text += label;
  appendDecimal(text, static_cast<off_t>(number));
  text += ' ';
}

static std::string textOf(const Counters& counters) {
  std::string text;
  append(text, "Active connections: ", counters.active);
  append(text, "\nserver accepts handled requests\n ", counters.accepted);
  append(text, "", counters.handled);
  append(text, "", counters.requests);
  append(text, "\nReading: ", counters.reading);
  append(text, "Writing: ", counters.writing);
  append(text, "Waiting: ", counters.waiting());
  return text + "\n";
}

Handler::Result StubStatus::handle(Exchange& x) {
  if (!x.location->hasStubStatus) return kDeclined;
  if ((x.method & (kGet | kHead)) == 0) {
    x.response.setStatus(405);
    return kNeedsAllow;
  }
  x.response.contentType = "text/plain";
  x.response.setText(textOf(counters_));
  return kResponded;
}

unsigned StubStatus::methods(Exchange& x) const {
  return x.location->hasStubStatus ? kGet | kHead : 0u;
}
