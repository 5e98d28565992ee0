#ifndef BASE_STATUS_HPP
#define BASE_STATUS_HPP

#include <string>

// The result of an operation that a person asked for: success, or a sentence that says what is
// wrong. It serves the configuration, start-up and logs; HTTP errors are http/HttpError.hpp.
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
