#include "handlers/Handlers.hpp"

#include "handlers/Access.hpp"
#include "handlers/Autoindex.hpp"
#include "handlers/BodyLimit.hpp"
#include "handlers/Cgi.hpp"
#include "handlers/Dav.hpp"
#include "handlers/GzipStatic.hpp"
#include "handlers/Index.hpp"
#include "handlers/Methods.hpp"
#include "handlers/PartFiles.hpp"
#include "handlers/Return.hpp"
#include "handlers/Services.hpp"
#include "handlers/Static.hpp"
#include "handlers/TryFiles.hpp"
#include "handlers/Upload.hpp"

Handlers::Handlers(Services& services) {
  FileCache& files = services.files;
  Clock& clock = services.clock;
  all_.push_back(new Internal);
  all_.push_back(new BodyLimit);
  all_.push_back(new LimitExcept);
  all_.push_back(new Methods(*this));
  all_.push_back(new Return);
  all_.push_back(new Access);
  all_.push_back(new TryFiles(files));
  all_.push_back(new Cgi(services, partNames_));
  all_.push_back(new PartFiles);
  all_.push_back(new Upload(partNames_));
  all_.push_back(new Dav(files, partNames_));
  all_.push_back(new Index(files));
  all_.push_back(new Autoindex);
  all_.push_back(new GzipStatic(files, clock));
  all_.push_back(new Static(files, clock));
}

Handlers::~Handlers() {
  for (std::size_t i = 0; i < all_.size(); ++i)
    delete all_[i];
}

Handler::Result Handlers::handle(Exchange& exchange) const {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    Handler::Result result = all_[i]->handle(exchange);
    if (result != Handler::kDeclined) return result;
  }
  return Handler::kDeclined;
}

unsigned Handlers::allowed(Exchange& exchange) const {
  unsigned methods = kOptions;
  for (std::size_t i = 0; i < all_.size(); ++i)
    methods |= all_[i]->methods(exchange);
  unsigned listed = exchange.scope().methods;
  return listed == 0 ? methods : methods & listed;
}
