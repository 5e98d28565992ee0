#ifndef BASE_STATUS_HPP
#define BASE_STATUS_HPP

#include <string>
#include <vector>

// The result of an operation that a person asked for: success, or a sentence that says what is
// wrong. It serves the configuration, start-up and logs; HTTP errors are http/HttpError.hpp.
class Status {
 public:
  static Status ok() { return Status(std::string(), false); }
  // A configuration with several faults has one sentence on each line.
  static Status error(const std::string& sentence) { return Status(sentence, false); }
  // An error whose sentence says that the server does not have what is asked for. Such faults are
  // all told at once.
  static Status unsupported(const std::string& sentence) { return Status(sentence, true); }

  bool isOk() const { return sentence_.empty(); }
  bool isUnsupported() const { return isUnsupported_; }
  const std::string& message() const { return sentence_; }
  // Returns the lines of the message.
  std::vector<std::string> sentences() const;

 private:
  Status(const std::string& sentence, bool isUnsupported)
      : sentence_(sentence), isUnsupported_(isUnsupported) {}

  std::string sentence_;
  bool isUnsupported_;
};

#endif
