#include "access/KnownPasswords.hpp"

#include <criterion/criterion.h>

static BasicCredentials credentials(const std::string& user, const std::string& password) {
  BasicCredentials made;
  made.user = user;
  made.password = password;
  return made;
}

Test(KnownPasswords, every_part_of_a_claim_matters) {
  KnownPasswords known;
  FileFacts facts;
  std::set<std::string> digests;
  digests.insert(known.digestOf("/f", facts, credentials("ab", "c")));
  digests.insert(known.digestOf("/f", facts, credentials("a", "bc")));
  digests.insert(known.digestOf("/fa", facts, credentials("b", "c")));
  digests.insert(known.digestOf("/f", facts, credentials("ab", "C")));
  facts.modifiedNanoseconds = 1;
  digests.insert(known.digestOf("/f", facts, credentials("ab", "c")));
  facts.inode = 1;
  digests.insert(known.digestOf("/f", facts, credentials("ab", "c")));
  facts.size = 1;
  digests.insert(known.digestOf("/f", facts, credentials("ab", "c")));
  cr_expect_eq(digests.size(), 7u);
}

Test(KnownPasswords, each_process_has_a_key_of_its_own) {
  KnownPasswords one;
  KnownPasswords other;
  BasicCredentials user = credentials("a", "b");
  cr_expect_neq(one.digestOf("/f", FileFacts(), user), other.digestOf("/f", FileFacts(), user));
  cr_expect_eq(one.digestOf("/f", FileFacts(), user), one.digestOf("/f", FileFacts(), user));
}

Test(KnownPasswords, those_in_use_are_kept_and_the_number_is_bounded) {
  KnownPasswords known;
  known.add("used");
  for (int i = 0; i < 3 * KnownPasswords::kMost; ++i) {
    known.add(std::to_string(i));
    cr_assert(known.contains("used"));
    cr_assert_leq(known.count(), std::size_t(KnownPasswords::kMost));
  }
  cr_expect_not(known.contains("0"));
  cr_expect_not(known.contains("unknown"));
}

Test(KnownPasswords, without_random_bytes_nothing_is_remembered) {
  KnownPasswords known("/dev/null");
  known.add("x");
  cr_expect_not(known.contains("x"));
}
