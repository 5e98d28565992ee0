#ifndef UPLOADS_UPLOAD_HPP
#define UPLOADS_UPLOAD_HPP

#include "content/PartFile.hpp"
#include "exchange/Handler.hpp"

// Implements `upload_store`: POST stores the files of a form, or the request body as one file.
class Upload : public Handler {
 public:
  // Keeps a reference to the names, which must outlive this object.
  explicit Upload(PartNames& names) : names_(names) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  static Result respondNoScript(Exchange& exchange);
  static int checkStore(Exchange& exchange);
  Result receiveForm(Exchange& exchange, const std::string& boundary);
  Result receiveRaw(Exchange& exchange);

  PartNames& names_;
};

#endif
