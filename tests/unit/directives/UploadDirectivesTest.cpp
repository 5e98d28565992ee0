#include "directives/UploadDirectives.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"
#include "http/Method.hpp"

Test(uploadDirectives, wrongWords) {
  static const Wrong kCases[] = {
      {"dav_methods GET;", "invalid value \"GET\" in \"dav_methods\" directive"},
      {"dav_methods PUT MKCOL;", "\"dav_methods MKCOL\" is not supported, only PUT and DELETE are"},
      {"create_full_put_path on;",
       "\"create_full_put_path on\" is not supported: this server makes no directories"},
      {"create_full_put_path off;", ""},
      {"upload_store $uri;",
       "\"upload_store\" must begin with a directory, and not with a variable"},
      {"upload_store none$uri;", "\"upload_store\" needs a directory, and \"none\" is not one"},
      {"upload_store .$missing;", "unknown \"missing\" variable in \"upload_store\" directive"},
      {"upload_cross_origin maybe;",
       "invalid value \"maybe\" in \"upload_cross_origin\" directive, it must be \"on\" or "
       "\"off\""},
      {"upload_store none;", "\"upload_store\" needs a directory, and \"none\" is not one"},
  };
  expectMessages(&Loader::loadLocation, kCases);
}

Test(uploadDirectives, stores) {
  Loader loader;
  loader.write("store/x", "");
  const Scope& scope = scopeOf(
      loader, "upload_store store; upload_max_files 3; dav_methods PUT; dav_methods DELETE;");
  cr_expect_eq(scope.uploads.store, loader.path("store"));
  cr_expect_eq(scope.uploads.maxFiles, 3);
  cr_expect_eq(scope.uploads.davMethods, unsigned(kPut | kDelete));
  const Scope& open = scopeOf(loader, "upload_store store$uri; upload_cross_origin on;");
  cr_expect_eq(open.uploads.store, loader.path("store"));
  cr_expect(open.uploads.storeRest.names(kVarUri) && open.uploads.crossOrigin);
  cr_expect_eq(scopeOf(loader, "upload_store off; dav_methods off;").uploads.store, "");
}
