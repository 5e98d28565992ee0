#include "directives/RealAddressDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(realAddressDirectives, proxies) {
  static const Wrong kCases[] = {
      {"set_real_ip_from 10.0.0.0/8; set_real_ip_from ::1; set_real_ip_from unix:;", ""},
      {"set_real_ip_from 10.0.0.0/33;", "host not found in set_real_ip_from \"10.0.0.0/33\""},
      {"set_real_ip_from all;", "host not found in set_real_ip_from \"all\""},
      {"set_real_ip_from a:b;", "host not found in set_real_ip_from \"a:b\""},
      {"real_ip_recursive yes;",
       "invalid value \"yes\" in \"real_ip_recursive\" directive, it must be \"on\" or \"off\""},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  const RealAddressSettings& made = scopeOf(loader,
                                            "set_real_ip_from 10.0.0.1/8; set_real_ip_from unix:;"
                                            " set_real_ip_from localhost; real_ip_recursive on;")
                                        .realAddress;
  cr_assert_geq(made.trusted.size(), 3u);
  cr_expect_eq(made.trusted[0].prefixBits, 8);
  cr_expect_eq(made.trusted[0].bytes, std::string("\x0a\0\0\0", 4));
  cr_expect(made.trusted[1].isUnix);
  cr_expect(made.isRecursive);
  cr_expect_eq(made.source, RealAddressSettings::kField);
  cr_expect_eq(made.field, "X-Real-IP");
  cr_expect_eq(loader.warnings(), "t:2: low address bits of 10.0.0.1/8 are meaningless\n");
}

Test(realAddressDirectives, whereTheAddressIsTold) {
  Loader loader;
  cr_expect_eq(scopeOf(loader, "real_ip_header proxy_protocol;").realAddress.source,
               RealAddressSettings::kProxyProtocol);
  cr_expect_eq(scopeOf(loader, "real_ip_header X-forwarded-FOR;").realAddress.source,
               RealAddressSettings::kForwardedFor);
  const RealAddressSettings& own = scopeOf(loader, "real_ip_header CF-Connecting-IP;").realAddress;
  cr_expect_eq(own.source, RealAddressSettings::kField);
  cr_expect_eq(own.field, "CF-Connecting-IP");
}
