#ifndef HTTP_MEMORYSOURCE_HPP
#define HTTP_MEMORYSOURCE_HPP

#include "base/Counted.hpp"
#include "base/Slice.hpp"
#include "http/BodySource.hpp"

// A response body that is already in memory: that of a cached file, or a generated page.
class MemorySource : public BodySource {
 public:
  MemorySource() : room_(0) {}

  // The bytes must live as long as `keeper`, which is held, or as long as this object if it is 0.
  // `room` bytes before them may be overwritten.
  void set(const Slice& bytes, Counted* keeper, std::size_t room = 0);
  void clear();
  // Returns what was not pulled yet.
  Slice rest() const { return rest_; }

  virtual off_t length() const;
  virtual Result pull(Buffer& out, std::size_t room);
  virtual ResidentBytes takeResident();

 private:
  Slice rest_;
  std::size_t room_;  // before the bytes; 0 once some of them were pulled
  Ref<Counted> keeper_;
};

#endif
