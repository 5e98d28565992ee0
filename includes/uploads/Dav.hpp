#ifndef UPLOADS_DAV_HPP
#define UPLOADS_DAV_HPP

#include "content/FileCache.hpp"
#include "content/PartFile.hpp"
#include "exchange/Handler.hpp"

// Implements PUT and DELETE as nginx's dav module does, where `dav_methods` or `methods` names
// them.
class Dav : public Handler {
 public:
  // Keeps references to both, which must outlive this object.
  Dav(FileCache& files, PartNames& names) : files_(files), names_(names) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  Result put(Exchange& exchange);
  Result remove(Exchange& exchange);
  int removeAt(Exchange& exchange, const std::string& name);

  FileCache& files_;
  PartNames& names_;
};

#endif
