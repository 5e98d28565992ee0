#ifndef EXCHANGE_EXCHANGE_HPP
#define EXCHANGE_EXCHANGE_HPP

#include <string>

#include "base/Log.hpp"
#include "base/ScopedPtr.hpp"
#include "config/Config.hpp"
#include "content/DiscardSink.hpp"
#include "exchange/Client.hpp"
#include "http/BodyDecoder.hpp"
#include "http/BodySink.hpp"
#include "http/Request.hpp"
#include "http/RequestParser.hpp"
#include "http/Response.hpp"
#include "routing/Router.hpp"

class Clock;
class Pending;
class Pollable;

// One request and its response, from the first byte of the one to the last byte of the other.
// Used again for another one after clear(), so that its strings keep their memory.
class Exchange {
 public:
  Exchange();
  ~Exchange();
  void clear();

  // The request as it came. Its Slices point into the connection's buffer.
  const Client* client;
  const ServerGroup* group;  // the servers of its address
  Clock* clock;
  Pollable* waiter;  // to be scheduled when `pending` may know more
  long begun;        // the clock's hundredths when it began, where a log wants the time it took
  RequestParser parser;
  Request request;
  BodyDecoder decoder;

  // Where it goes. `location` is the server's own level until one is found; both are set before
  // any handler is asked.
  const Route* route;
  const Location* location;
  Method method;          // the request's, or GET while an error page is fetched
  std::string path;       // decoded and normal; changes with a re-route
  std::string args;       // the query, raw; changes with a re-route
  std::string fileName;   // scratch space of requestFileName(), kept for its memory
  std::string named;      // the named location to route to next, "@name", or empty
  int internalRedirects;  // inside this exchange so far
  int errorStatus;        // the status that an error page stands for, 0 for none
  bool isErrorPage;       // an error_page was taken already
  bool hadLastErrorPage;  // and it was taken where recursive_error_pages is off
  bool keepsAlive;        // the connection, after this answer
  bool isBodyGone;        // the request's body was read: nobody else can have it

  // The answer. A sink where a handler wants the body first.
  Response response;
  ScopedPtr<Pending> pending;
  bool isPending;  // `pending` has not answered yet; afterwards it may still give the body
  ScopedPtr<BodySink> sink;
  DiscardSink discard;
  const char* errorMessage;  // what the error page says, as HttpError::message; may be empty
  off_t bytesSent;           // head and body
  off_t bodyBytesSent;
  off_t requestBytes;  // head and body, as they came

  const Scope& scope() const { return location->scope; }
  const VirtualServer& server() const { return route->server(); }
  bool endsInSlash() const { return Slice(path).endsWith("/"); }
  bool isHead() const { return request.method == kHead; }
  // Whether the request's body is still to be had, by whom it was sent to: an error page, fetched
  // by GET in the place of a POST, has none.
  bool offersBody() const { return !isBodyGone && method == request.method; }

  // Another URI, with its query where it has one, to be routed anew; or "@name", which leaves
  // path and query as they are.
  void redirectInternally(const Slice& uri);

  // Ends what a handler had begun: its sink and its pending answer.
  void abandon();

  // A line of the error log, with client, server, request and host, as nginx writes it.
  void log(LogLevel level, const std::string& what) const;
  bool logs(LogLevel level) const;

 private:
  Exchange(const Exchange&);
  Exchange& operator=(const Exchange&);
};

#endif
