#ifndef HTTP_BODYPART_HPP
#define HTTP_BODYPART_HPP

#include "http/BodySource.hpp"
#include "http/Range.hpp"

// A part of another response body, whose length is known. What comes before the part is pulled and
// dropped; what comes behind it is not pulled.
class BodyPart : public BodySource {
 public:
  // Keeps a reference to the body, which must outlive this object. REQUIRES: the range lies within
  // the body, of which nothing was pulled
  BodyPart(BodySource& body, const ByteRange& range);

  virtual off_t length() const { return length_; }
  // A pull that brings nothing but what is dropped returns kLater: there may be much of it.
  virtual Result pull(Buffer& out, std::size_t room);

 private:
  BodyPart(const BodyPart&);
  BodyPart& operator=(const BodyPart&);

  void cut(Buffer& out, std::size_t count);

  BodySource& body_;
  off_t length_;
  off_t before_;  // bytes of the body that are still to be dropped
  off_t rest_;    // bytes of the part that are still to come
  off_t behind_;  // bytes of the body behind the part
};

#endif
