#ifndef BASE_STATUS_HPP
#define BASE_STATUS_HPP

#include <string>

// How something went that a person asked for: well, or a sentence that says what was wrong.
// HTTP errors are plain ints (http/StatusCode.hpp); this is for start-up and for logs.
class Status {
 public:
  static Status ok() { return Status(); }
  static Status error(const std::string& sentence) { return Status(sentence); }

  bool isOk() const { return sentence_.empty(); }
  const std::string& message() const { return sentence_; }

 private:
  Status() {}
  explicit Status(const std::string& sentence) : sentence_(sentence) {}

  std::string sentence_;
};

#endif
