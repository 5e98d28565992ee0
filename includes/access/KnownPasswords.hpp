#ifndef ACCESS_KNOWNPASSWORDS_HPP
#define ACCESS_KNOWNPASSWORDS_HPP

#include <set>
#include <string>

#include "content/FileFacts.hpp"
#include "http/BasicCredentials.hpp"

// Remembers which passwords were right, so that a client does not cost a slow hash with each
// request. It holds no passwords, but digests of them that are keyed with random bytes of this
// process. A digest includes the facts of the password file, so that what was known of a file that
// has changed since is never found again.
//
// Of the passwords in use at most kMost are remembered, in two generations: when the younger is
// full, it becomes the older one, and what was not used since is forgotten.
class KnownPasswords {
 public:
  enum { kMost = 4096 };

  // `random` is a file of random bytes. If it gives none, nothing is remembered.
  explicit KnownPasswords(const std::string& random = "/dev/urandom");

  // Returns the digest under which a user of a password file is remembered.
  std::string digestOf(const std::string& path, const FileFacts& facts,
                       const BasicCredentials& credentials) const;
  bool contains(const std::string& digest);
  void add(const std::string& digest);
  std::size_t count() const { return younger_.size() + older_.size(); }

 private:
  KnownPasswords(const KnownPasswords&);
  KnownPasswords& operator=(const KnownPasswords&);

  std::string key_;  // empty: there are no random bytes
  std::set<std::string> younger_;
  std::set<std::string> older_;
};

#endif
