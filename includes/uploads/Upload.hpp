#ifndef UPLOADS_UPLOAD_HPP
#define UPLOADS_UPLOAD_HPP

#include "content/PartFile.hpp"
#include "exchange/Handler.hpp"

// `upload_store`: POST leaves files there, a form's or the body itself.
class Upload : public Handler {
 public:
  // Borrows the names.
  explicit Upload(PartNames& names) : names_(names) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  Result receiveForm(Exchange& exchange, const std::string& boundary);
  Result receiveRaw(Exchange& exchange);

  PartNames& names_;
};

#endif
