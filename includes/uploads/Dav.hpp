#ifndef UPLOADS_DAV_HPP
#define UPLOADS_DAV_HPP

#include "content/FileCache.hpp"
#include "content/PartFile.hpp"
#include "exchange/Handler.hpp"

// PUT and DELETE, the simple half of WebDAV, as nginx's dav module does them: where `dav_methods`
// or `methods` names them.
class Dav : public Handler {
 public:
  // Borrows both.
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
