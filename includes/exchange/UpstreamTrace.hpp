#ifndef EXCHANGE_UPSTREAMTRACE_HPP
#define EXCHANGE_UPSTREAMTRACE_HPP

#include <sys/types.h>

#include <string>
#include <vector>

// The upstream servers that a request was sent to, one after the other, for the variables
// $upstream_addr, $upstream_status and their kin. Times are Clock::hundredths(), or 0 where no log
// shows them.
class UpstreamTrace {
 public:
  struct Attempt {
    std::string name;  // the server's address
    int status;        // 0: there is none yet
    long asked;
    long connected;  // 0: not yet, here and below
    long responded;
    long done;
    off_t received;  // bytes of the response, with its head
    off_t head;      // bytes of the head
    bool isFirst;    // of those that begin() announced
    bool isUsed;     // the response goes to the client
    // Returns the bytes of the body, or 0 if the client gets another one.
    off_t length() const { return isUsed ? received - head : 0; }
  };

  struct Field {
    std::string name;
    std::string value;
  };

  UpstreamTrace() : isBeginning_(false) {}

  void clear();
  // A group of servers is about to be asked.
  void begin() { isBeginning_ = true; }
  void ask(const std::string& name, long now);
  // The following are about the last attempt. REQUIRES: ask() was called.
  void connected(long now) { attempts_.back().connected = now; }
  void responded(int status, off_t head, long now);
  void use() { attempts_.back().isUsed = true; }
  void done(int status, off_t received, long now);
  const std::string& lastName() const;

  // The response of the last attempt has this field, which a variable may ask for.
  void keepField(const std::string& name, const std::string& value);

  const std::vector<Attempt>& attempts() const { return attempts_; }
  const std::vector<Field>& fields() const { return fields_; }

 private:
  std::vector<Attempt> attempts_;
  bool isBeginning_;
  std::vector<Field> fields_;
};

#endif
