#ifndef HTTP_MULTIPARTPARSER_HPP
#define HTTP_MULTIPARTPARSER_HPP

#include <cstddef>
#include <string>

#include "base/Slice.hpp"
#include "http/ContentDisposition.hpp"
#include "http/HttpError.hpp"

// A part of a form: a file where it has a file name, else a field.
struct FormPart {
  ContentDisposition disposition;
  std::string contentType;  // empty: it says none
};

// Receives the parts of a form, one after the other. Each call returns no error, or the error that
// ends the form.
class FormReceiver {
 public:
  virtual ~FormReceiver() {}
  virtual HttpError beginPart(const FormPart& part) = 0;
  // Never empty. It points into what was fed, or dies with the call.
  virtual HttpError partData(const Slice& data) = 0;
  virtual HttpError endPart() = 0;
};

// The boundary that a Content-Type asks for: kNotMultipart for any other type.
enum BoundaryResult { kBoundary, kNotMultipart, kBadBoundary };
BoundaryResult parseFormBoundary(const Slice& contentType, std::string& boundary);

// Takes a multipart/form-data body (RFC 7578, RFC 2046 5.1) apart as it comes, in time that grows
// with its bytes alone. Nothing is held but a part's head. What stands before the first boundary
// and behind the last is skipped.
class MultipartParser {
 public:
  enum {
    kMostBoundary = 70,         // RFC 2046 5.1.1
    kMostPartHead = 16 * 1024,  // bytes of a part's fields
    kMostPartFields = 32
  };

  // Borrows the receiver. REQUIRES: `boundary` is what parseFormBoundary() told.
  MultipartParser(const std::string& boundary, std::size_t mostParts, FormReceiver& receiver);

  // False: it is refused, now or before; error() says why.
  bool feed(const Slice& bytes);
  // Whether the closing boundary has come.
  bool isWhole() const { return state_ == kEpilogue; }

  // 400 (not a form), 413 (too many parts), 415 (a part in a form of its own, or encoded), or the
  // receiver's own.
  const HttpError& error() const { return error_; }

 private:
  enum State {
    kPreamble,
    kBehindBoundary,  // "--", or blanks and a line's end
    kPadding,         // the blanks and the line's end alone
    kClosing,         // the second '-'
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
  std::string delimiter_;  // "\r\n--" and the boundary
  std::size_t mostParts_;
  State state_;
  std::size_t matched_;  // bytes of the delimiter that came last
  std::size_t skipped_;  // of these, at their front, so many that belong to no data
  std::size_t parts_;
  std::string line_;
  std::size_t headSize_;
  std::size_t fields_;
  bool hasDisposition_;
  FormPart part_;
  HttpError error_;
};

#endif
