#include "directives/CompressionDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(compressionDirectives, values) {
  static const Wrong kCases[] = {
      {"gzip_comp_level 1;", ""},
      {"gzip_comp_level 9;", ""},
      {"gzip_comp_level 0;", "value must be between 1 and 9"},
      {"gzip_comp_level 10;", "value must be between 1 and 9"},
      {"gzip maybe;",
       "invalid value \"maybe\" in \"gzip\" directive, it must be \"on\" or \"off\""},
      {"gzip_min_length 1k;", ""},
      {"gzip_proxied no-cache private;", ""},
      {"gzip_proxied sometimes;", "invalid value \"sometimes\""},
      {"gzip_buffers 4 8k;", ""},
      {"gzip_buffers 0 8k;", "\"gzip_buffers\" directive invalid value"},
      {"gzip_buffers 4 x;", "\"gzip_buffers\" directive invalid value"},
      {"gzip_types a/b; gzip_types c/d;", ""},
      {"gzip_disable msie6 degradation a.b;", ""},
  };
  expectMessages(&Loader::loadHttp, kCases);
}

Test(compressionDirectives, defaultsAreNginxs) {
  const CompressionSettings settings;
  cr_expect(!settings.isOn && !settings.varies && !settings.servesHttp10);
  cr_expect_eq(settings.level, 1);
  cr_expect_eq(settings.minLength, 20);
  cr_expect_eq(settings.proxied, static_cast<unsigned>(CompressionSettings::kProxiedOff));
}

Test(compressionDirectives, aBlockReplacesWhatItInherits) {
  Loader loader;
  std::string message = loader.loadHttp(
      "gzip on; gzip_types a/b *; gzip_types c/d; gzip_proxied any; gzip_disable x msie6;"
      " gzip_http_version 1.0;"
      " server { listen 80; location /a { } location /b { gzip_types e/f; gzip_proxied auth "
      "expired;"
      " gzip_disable y; } }");
  cr_assert_eq(message, "", "%s", message.c_str());
  const CompressionSettings& a = loader.location(0).scope.compression;
  cr_expect(a.isOn && a.hasAllTypes && a.servesHttp10 && a.isOffForMsie6);
  cr_expect_eq(a.types.size(), 2u);
  const CompressionSettings& b = loader.location(1).scope.compression;
  cr_expect(b.isOn && !b.hasAllTypes);
  cr_assert_eq(b.types.size(), 1u);
  cr_expect_eq(b.types[0], "e/f");
  cr_expect_eq(b.proxied, static_cast<unsigned>(CompressionSettings::kAuth) |
                              static_cast<unsigned>(CompressionSettings::kExpired));
  cr_assert_eq(b.disabled.size(), 1u);
  cr_expect_eq(b.disabled[0]->text(), "y");
}
