#ifndef HTTP_MULTIPARTPARSER_HPP
#define HTTP_MULTIPARTPARSER_HPP

#include <cstddef>
#include <string>

#include "base/Slice.hpp"
#include "http/ContentDisposition.hpp"
#include "http/FormPart.hpp"
#include "http/FormReceiver.hpp"
#include "http/HttpError.hpp"

// Finds the boundary in a Content-Type. Returns kNotMultipart for any type but multipart/form-data.
enum BoundaryResult { kBoundary, kNotMultipart, kBadBoundary };
BoundaryResult parseFormBoundary(const Slice& contentType, std::string& boundary);

// Parses a multipart/form-data body (RFC 7578, RFC 2046 5.1) as it arrives, in linear time. It
// buffers only the head of a part. Text before the first boundary and behind the last is skipped.
class MultipartParser {
 public:
  enum {
    kMostBoundary = 70,         // RFC 2046 5.1.1
    kMostPartHead = 16 * 1024,  // bytes of the fields of a part
    kMostPartFields = 32
  };

  // Keeps a reference to the receiver. REQUIRES: `boundary` comes from parseFormBoundary().
  MultipartParser(const std::string& boundary, std::size_t mostParts, FormReceiver& receiver);

  // Returns false if the form is refused, now or earlier; error() says why.
  bool feed(const Slice& bytes);
  // Returns true if the closing boundary has arrived.
  bool isWhole() const { return state_ == kEpilogue; }

  // 400 for a malformed form, 413 for too many parts, 415 for a nested form or a transfer encoding,
  // or the error of the receiver.
  const HttpError& error() const { return error_; }

 private:
  enum State {
    kPreamble,
    kBehindBoundary,  // before "--", or blanks and a line end
    kPadding,         // before blanks and a line end
    kClosing,         // before the second '-'
    kBoundaryLf,
    kPartHead,
    kPartData,
    kEpilogue
  };

  MultipartParser(const MultipartParser&);
  MultipartParser& operator=(const MultipartParser&);

  bool check(const HttpError& error);
  bool fail(const HttpError& error);
  std::size_t scan(const Slice& bytes);
  bool giveData(const Slice& data);
  bool endData();
  bool takeBehindBoundary(char c);
  bool takeHead(char c);
  bool takeLine();
  bool takeField(const Slice& name, const Slice& value);
  bool beginData();

  FormReceiver& receiver_;
  std::string delimiter_;  // "\r\n--" followed by the boundary
  std::size_t mostParts_;
  State state_;
  std::size_t matched_;  // how many bytes of the delimiter the input ends with
  std::size_t skipped_;  // how many of these, from the first on, are not data of a part
  std::size_t parts_;
  std::string line_;
  std::size_t headSize_;
  std::size_t fields_;
  bool hasDisposition_;
  FormPart part_;
  HttpError error_;
};

#endif
