#include "dispatch/HandlerChain.hpp"

#include "access/Access.hpp"
#include "access/AuthBasic.hpp"
#include "access/AuthRequest.hpp"
#include "access/BodyLimit.hpp"
#include "access/Containment.hpp"
#include "access/Internal.hpp"
#include "access/LimitConnections.hpp"
#include "access/LimitRequests.hpp"
#include "access/Methods.hpp"
#include "access/OtherMethods.hpp"
#include "access/PartFiles.hpp"
#include "access/RealAddress.hpp"
#include "access/Satisfy.hpp"
#include "cgi/Cgi.hpp"
#include "exchange/Services.hpp"
#include "files/Autoindex.hpp"
#include "files/EmptyGif.hpp"
#include "files/GzipStatic.hpp"
#include "files/Index.hpp"
#include "files/RandomIndex.hpp"
#include "files/Static.hpp"
#include "files/TryFiles.hpp"
#include "rewrite/Rewrite.hpp"
#include "status/StatusPage.hpp"
#include "status/StubStatus.hpp"
#include "uploads/Dav.hpp"
#include "uploads/Upload.hpp"
#include "upstreams/GatewayPass.hpp"
#include "upstreams/Proxy.hpp"

HandlerChain::HandlerChain(Services& services, Subrequests& subrequests) {
  FileCache& files = services.files;
  Clock& clock = services.clock;
  all_.push_back(new Internal);
  all_.push_back(new RealAddress);
  all_.push_back(new BodyLimit);
  all_.push_back(new Rewrite(files));
  all_.push_back(new Containment);
  all_.push_back(new LimitRequests(services.alarms));
  all_.push_back(new LimitConnections);
  all_.push_back(new Access);
  all_.push_back(new AuthBasic(services.loop));
  all_.push_back(new AuthRequest(subrequests));
  all_.push_back(new Satisfy(services.alarms));
  all_.push_back(new Methods);
  all_.push_back(new TryFiles(files));
  all_.push_back(new OtherMethods);
  all_.push_back(new StubStatus(services.counters));
  all_.push_back(new StatusPage(services));
  all_.push_back(new EmptyGif(clock));
  all_.push_back(new Proxy(services, partNames_));
  all_.push_back(new GatewayPass(services, partNames_));
  all_.push_back(new Cgi(services, partNames_));
  all_.push_back(new PartFiles);
  all_.push_back(new Upload(partNames_));
  all_.push_back(new Dav(files, partNames_));
  all_.push_back(new RandomIndex(services.random));
  all_.push_back(new Index(files));
  all_.push_back(new Autoindex(files));
  all_.push_back(new GzipStatic(files, clock));
  all_.push_back(new Static(files, clock));
}

HandlerChain::~HandlerChain() {
  for (std::size_t i = 0; i < all_.size(); ++i)
    delete all_[i];
}

void HandlerChain::addFirst(Handler* handler) {
  all_.insert(all_.begin(), static_cast<Handler*>(0));
  all_.front() = handler;
}

Handler::Result HandlerChain::handle(Exchange& exchange) const {
  while (exchange.nextHandler < all_.size()) {
    Handler::Result result = all_[exchange.nextHandler++]->handle(exchange);
    if (result != Handler::kDeclined) return result;
  }
  return Handler::kDeclined;
}

// A 405 needs an Allow field (RFC 9110 15.5.6), also where nothing is there to be served.
unsigned HandlerChain::allowed(Exchange& exchange) const {
  unsigned methods = kOptions;
  for (std::size_t i = 0; i < all_.size(); ++i)
    methods |= all_[i]->methods(exchange);
  unsigned listed = exchange.scope().access.methods;
  if (listed == 0) return methods;
  return (methods & listed) != 0 ? methods & listed : listed;
}
