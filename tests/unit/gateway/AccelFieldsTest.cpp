#include "gateway/AccelFields.hpp"

#include <criterion/criterion.h>

static bool buffers(const char* value, bool isBuffering, unsigned ignored = 0) {
  UpstreamHead head;
  if (value) head.fields.push_back({"x-accel-buffering", value});
  UpstreamSettings settings;
  settings.isBuffering = isBuffering;
  settings.ignored = ignored;
  return wantsBuffering(head, settings);
}

Test(AccelFields, a_response_chooses_whether_it_is_buffered) {
  cr_expect(buffers(nullptr, true));
  cr_expect_not(buffers(nullptr, false));
  cr_expect_not(buffers("no", true));
  cr_expect(buffers("Yes", false));
  cr_expect(buffers("perhaps", true));
  cr_expect(buffers("", true));
}

Test(AccelFields, the_choice_can_be_ignored) {
  cr_expect(buffers("no", true, kAccelBuffering));
  cr_expect_not(buffers("yes", false, kAccelBuffering));
}
