#include "sessions/SessionCookie.hpp"

#include <criterion/criterion.h>

static const char kId[] = "00112233445566778899aabbccddeeff";
static const std::string kPair = std::string("sid=") + kId;

// The id of "sid" in a request with these Cookie fields, or "none".
static std::string read(const std::vector<std::string>& cookies) {
  Request request;
  Request::Field host = {"Host", kPair};
  request.fields.push_back(host);
  for (const std::string& cookie : cookies) {
    Request::Field field = {"cookie", cookie};
    request.fields.push_back(field);
  }
  SessionId id;
  return readSessionId(request, "sid", id) ? id.text().str() : "none";
}

Test(SessionCookie, is_found_among_others) {
  cr_assert_eq(read({kPair}), kId);
  cr_assert_eq(read({"a=b; " + kPair + "; c=d"}), kId);
  cr_assert_eq(read({"a=b;" + kPair}), kId);
  cr_assert_eq(read({";; =; a; " + kPair + ";"}), kId);
  cr_assert_eq(read({"a=b", kPair}), kId, "HTTP/2 front ends split the field");
  cr_assert_eq(read({"xsid=1; sidx=2; sid=; sid=3; " + kPair}), kId);
}

Test(SessionCookie, another_form_is_no_id) {
  cr_assert_eq(read({}), "none");
  const std::vector<std::string> others = {
      "",
      "sid",
      "sid=",
      "a=" + kPair,
      std::string("SID=") + kId,
      kPair + "0",
      kPair.substr(0, kPair.size() - 1),
      std::string("sid=\"") + kId + "\"",
      "sid=00112233445566778899AABBCCDDEEFF",
      "sid=00112233445566778899aabbccddeefg",
      "sid=--------------------------------",
      "sid=0011223344556677 899aabbccddeeff",
      std::string("sid==") + kId,
  };
  for (const std::string& cookie : others)
    cr_assert_eq(read({cookie}), "none", "%s", cookie.c_str());
}

Test(SessionCookie, what_is_sent) {
  SessionId id;
  cr_assert(SessionId::parse(kId, id));
  cr_assert_eq(sessionCookie("sid", id), kPair + "; Path=/; HttpOnly; SameSite=Lax");
  cr_assert_eq(expiredSessionCookie("sid"),
               "sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; "
               "Expires=Thu, 01 Jan 1970 00:00:00 GMT");
}
