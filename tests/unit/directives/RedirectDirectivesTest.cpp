#include "directives/RedirectDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(redirectDirectives, errorPage) {
  static const Wrong kCases[] = {
      {"error_page = /x;", "invalid value \"=\""},
      {"error_page 404 =abc /x;", "invalid value \"=abc\""},
      {"error_page 404 =1000 /x;", "invalid value \"=1000\""},
      {"error_page 4x4 /x;", "invalid value \"4x4\""},
      {"error_page 499 /x;", "invalid value \"499\""},
      {"error_page 200 /x;", "value \"200\" must be between 300 and 599"},
      {"error_page 600 /x;", "value \"600\" must be between 300 and 599"},
      {"error_page 404 /$foo;", "unknown \"foo\" variable in \"error_page\" directive"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  const std::vector<ErrorPage>& pages =
      scopeOf(loader,
              "error_page 500 502 /a; error_page 404 = @b; error_page 403 =200 http://c/$uri;")
          .errors.pages;
  cr_assert_eq(pages.size(), 3u);
  cr_expect(pages[0].codes == std::vector<int>({500, 502}));
  cr_expect_eq(pages[0].status, ErrorPage::kKeepStatus);
  cr_expect_eq(pages[0].uri.text(), "/a");
  cr_expect_eq(pages[1].status, ErrorPage::kStatusOfTarget);
  cr_expect_eq(pages[1].uri.text(), "@b");
  cr_expect_eq(pages[2].status, 200);
  cr_expect_eq(pages[2].uri.parts().size(), 2u);
}

Test(redirectDirectives, tryFiles) {
  static const Wrong kCases[] = {
      {"try_files $uri =abc;", "invalid code \"=abc\""},
      {"try_files $uri =1000;", "invalid code \"=1000\""},
      {"try_files $uri =;", "invalid code \"=\""},
      {"try_files $foo /a;", "unknown \"foo\" variable in \"try_files\" directive"},
  };
  expectMessages(&Loader::loadLocation, kCases);
  Loader loader;
  scopeOf(loader, "try_files $uri $uri/ /index.html?$args;");
  const TryFilesRule& tryFiles = loader.location().tryFiles;
  cr_assert_eq(tryFiles.files.size(), 2u);
  cr_expect_eq(tryFiles.files[1].parts().back().text, "/");
  cr_expect_eq(tryFiles.status, 0);
  cr_expect_eq(tryFiles.fallback.parts().size(), 2u);
  scopeOf(loader, "try_files a =404;");
  cr_expect_eq(loader.location().tryFiles.status, 404);
}
