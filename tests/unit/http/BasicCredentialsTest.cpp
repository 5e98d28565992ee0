#include "http/BasicCredentials.hpp"

#include <criterion/criterion.h>

static std::string read(const Slice& field) {
  BasicCredentials credentials;
  if (!credentials.read(field)) {
    cr_expect(credentials.user.empty() && credentials.password.empty());
    return "-";
  }
  return credentials.user + " " + credentials.password;
}

Test(BasicCredentials, as_nginx_reads_them) {
  cr_expect_eq(read("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), "Aladdin open sesame");
  cr_expect_eq(read("basic   dXNlcjo="), "user ");
  cr_expect_eq(read("BASIC dTpwOnE"), "u p:q");
  cr_expect_eq(read("Basic dTpwOnE=junk"), "u p:q");
}

Test(BasicCredentials, what_is_refused) {
  static const char* const kFields[] = {
      "",
      "Basic",
      "Basic ",
      "Bearer dTpw",
      "Basic:dTpw",
      "Basic dXNlcg==",  // "user"
      "Basic OnB3",      // ":pw"
      "Basic !!!!",
      "Basic dTpw dTpw",
      "Basic dTpwd",
  };
  for (const char* field : kFields)
    cr_expect_eq(read(field), "-", "%s", field);
}
