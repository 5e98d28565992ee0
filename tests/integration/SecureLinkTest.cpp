// secure_link, with hashes that nginx's documentation computes by openssl.
#include <criterion/criterion.h>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

Test(SecureLink, a_link_with_a_hash_and_a_time) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; location / {"
                       " secure_link $arg_md5,$arg_expires;"
                       " secure_link_md5 '$secure_link_expires$uri secret';"
                       " return 200 '[$secure_link][$secure_link_expires]'; } }");
  // printf '4000000000/s/link secret' | openssl md5 -binary | openssl base64 | tr +/ -_ | tr -d =
  std::string right = "/s/link?md5=CG1Qeb1HO1dy7CHFfJDjSA&expires=4000000000";
  cr_expect_eq(get(server.port(), right).body, "[1][4000000000]");
  cr_expect_eq(get(server.port(), "/s/link?md5=f932onB0EioER9ZMjJAvSg&expires=1000000000").body,
               "[0][1000000000]");
  cr_expect_eq(get(server.port(), "/s/other?md5=CG1Qeb1HO1dy7CHFfJDjSA&expires=4000000000").body,
               "[][4000000000]");
  cr_expect_eq(get(server.port(), "/s/link?md5=CG1Qeb1HO1dy7CHFfJDjSA&expires=x").body, "[][]");
  cr_expect_eq(get(server.port(), "/s/link?md5=%2b&expires=4000000000").body, "[][4000000000]");
  cr_expect_eq(get(server.port(), "/s/link").body, "[][]");
}

Test(SecureLink, the_older_form_has_the_hash_in_its_path) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; location /p/ { secure_link_secret secret;"
                       " return 200 '[$secure_link]'; } }");
  cr_expect_eq(get(server.port(), "/p/5e814704a28d9bc1914ff19fa0c4a00a/link").body, "[link]");
  cr_expect_eq(get(server.port(), "/p/5e814704a28d9bc1914ff19fa0c4a00a/other").body, "[]");
  cr_expect_eq(get(server.port(), "/p/link").body, "[]");
}
