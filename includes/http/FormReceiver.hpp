#ifndef HTTP_FORMRECEIVER_HPP
#define HTTP_FORMRECEIVER_HPP

#include "base/Slice.hpp"
#include "http/FormPart.hpp"
#include "http/HttpError.hpp"

// Receives the parts of a form, one after the other. Each call returns no error, or the error that
// ends the form.
class FormReceiver {
 public:
  virtual ~FormReceiver() {}
  virtual HttpError beginPart(const FormPart& part) = 0;
  // `data` is never empty. It is valid during the call.
  virtual HttpError partData(const Slice& data) = 0;
  virtual HttpError endPart() = 0;
};

#endif
