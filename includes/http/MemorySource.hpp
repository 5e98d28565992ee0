#ifndef HTTP_MEMORYSOURCE_HPP
#define HTTP_MEMORYSOURCE_HPP

#include "base/Counted.hpp"
#include "base/Slice.hpp"
#include "http/BodySource.hpp"

// A body that is in memory already: a cached file's, or a page made for this answer.
class MemorySource : public BodySource {
 public:
  // `bytes` live as long as `keeper` does; without one, their owner outlives this.
  void set(const Slice& bytes, Counted* keeper);
  void clear();

  virtual off_t length() const;
  virtual Result pull(Buffer& out, std::size_t room);

 private:
  Slice rest_;
  Ref<Counted> keeper_;
};

#endif
