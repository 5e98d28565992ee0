#include "directives/Arguments.hpp"

#include <criterion/criterion.h>

#include "directives/Wrong.hpp"

Test(arguments, values) {
  static const Wrong kCases[] = {
      {"etag maybe;",
       "invalid value \"maybe\" in \"etag\" directive, it must be \"on\" or \"off\""},
      {"etag ON;", ""},
      {"client_max_body_size 12q;",
       "\"client_max_body_size\" directive invalid value \"12q\", it must be a size such as 8k, "
       "20m or 1g"},
      {"send_timeout 1y;",
       "\"send_timeout\" directive invalid value \"1y\", it must be a time such as 30s, 5m or "
       "1h30m"},
      {"keepalive_requests x;", "\"keepalive_requests\" directive invalid number \"x\""},
      {"keepalive_timeout 1 x;", "\"keepalive_timeout\" directive invalid value \"x\""},
      {"server_tokens no;",
       "invalid value \"no\" in \"server_tokens\" directive, it must be \"off\", \"on\" or "
       "\"build\""},
      {"autoindex_format XML;", ""},
      {"gzip_static x;",
       "invalid value \"x\" in \"gzip_static\" directive, it must be \"off\", \"on\" or "
       "\"always\""},
      {"session_max 0;", "\"session_max\" directive value must be equal to or greater than 1"},
      {"sendfile maybe;",
       "invalid value \"maybe\" in \"sendfile\" directive, it must be \"on\" or \"off\""},
  };
  expectMessages(&Loader::loadLocation, kCases);
}
