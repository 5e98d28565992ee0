#include "access/KnownPasswords.hpp"

#include <fstream>

#include "base/Numbers.hpp"
#include "passwords/Sha256.hpp"

static const std::size_t kKeySize = 32;

static std::string readKey(const std::string& path) {
  char bytes[kKeySize];
  std::ifstream file(path.c_str(), std::ios::in | std::ios::binary);
  file.read(bytes, sizeof bytes);
  return file.gcount() == static_cast<std::streamsize>(sizeof bytes)
             ? std::string(bytes, sizeof bytes)
             : std::string();
}

KnownPasswords::KnownPasswords(const std::string& random) : key_(readKey(random)) {}

// The size before each text keeps "a" and "bc" apart from "ab" and "c".
static void addText(Digest& digest, const Slice& text) {
  digest.add(decimal(static_cast<off_t>(text.size())) + ":");
  digest.add(text);
}

static void addNumber(Digest& digest, unsigned long number) {
  addText(digest, decimal(static_cast<off_t>(number)));
}

std::string KnownPasswords::digestOf(const std::string& path, const FileFacts& facts,
                                     const BasicCredentials& credentials) const {
  Sha256 digest;
  digest.add(key_);
  addText(digest, path);
  addNumber(digest, facts.device);
  addNumber(digest, facts.inode);
  addNumber(digest, static_cast<unsigned long>(facts.size));
  addNumber(digest, static_cast<unsigned long>(facts.modified));
  addNumber(digest, static_cast<unsigned long>(facts.modifiedNanoseconds));
  addNumber(digest, static_cast<unsigned long>(facts.changed));
  addNumber(digest, static_cast<unsigned long>(facts.changedNanoseconds));
  addText(digest, credentials.user);
  addText(digest, credentials.password);
  return digest.finish().str();
}

bool KnownPasswords::contains(const std::string& digest) {
  if (younger_.count(digest) != 0) return true;
  if (older_.count(digest) == 0) return false;
  add(digest);
  return true;
}

void KnownPasswords::add(const std::string& digest) {
  if (key_.empty()) return;
  if (younger_.size() >= kMost / 2) {
    older_.swap(younger_);
    younger_.clear();
  }
  younger_.insert(digest);
}
