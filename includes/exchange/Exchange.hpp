#ifndef EXCHANGE_EXCHANGE_HPP
#define EXCHANGE_EXCHANGE_HPP

#include <string>

#include "base/Log.hpp"
#include "base/ScopedPtr.hpp"
#include "config/Config.hpp"
#include "config/VariableValues.hpp"
#include "content/DiscardSink.hpp"
#include "content/FileCache.hpp"
#include "content/RequestBody.hpp"
#include "exchange/AccessVerdict.hpp"
#include "exchange/Client.hpp"
#include "exchange/GzipSizes.hpp"
#include "exchange/SentFraming.hpp"
#include "exchange/UpstreamTrace.hpp"
#include "http/BodyDecoder.hpp"
#include "http/BodySink.hpp"
#include "http/Request.hpp"
#include "http/RequestParser.hpp"
#include "http/Response.hpp"
#include "limits/HeldConnections.hpp"
#include "limits/LimitOutcome.hpp"
#include "routing/Router.hpp"

class Clock;
class Pending;
class Pollable;
class RandomBytes;
struct Counters;

// One request and its response, from the first byte of the request to the last byte of the
// response. After clear() the object serves the next request, so that its strings keep their
// memory.
//
// What happens after the head has arrived, by PendingState:
//
//                    kWaiting                  the wait is over
//   kNothingPending ----------> kWaitingPhase ------------------> kNothingPending
//        |    ^                     |  ^
//        |    | the response        |  | kWaiting, of an error page's handlers
//        |    | has come            v  |
//        +----------------------> kPendingResponse
//          kPending
class Exchange {
 public:
  enum PendingState {
    kNothingPending,  // there is a response, or a sink; `pending` may still provide the body
    kWaitingPhase,    // `pending` says when the handler chain goes on
    kPendingResponse  // `pending` will respond
  };

  Exchange();
  ~Exchange();
  void clear();

  // The request as it arrived. Its Slices point into the connection's buffer.
  const Client* client;
  const ServerGroup* group;  // the virtual servers of the connection's address
  Clock* clock;
  RandomBytes* random;
  const Counters* counters;
  Address realPeer;  // the client behind a trusted proxy; of no family if there is none
  Pollable* waiter;  // is scheduled when `pending` makes progress
  long begun;        // Clock::hundredths() at the first byte, if a log shows the duration; else 0
  RequestParser parser;
  Request request;
  ScopedPtr<BodyDecoder> decoder;  // of the request body; 0 before the first request that has one

  // Where the request goes. `location` is the server's own level until a location is chosen. Both
  // are set before any handler is asked.
  const Route* route;
  const Location* location;
  mutable VariableValues values;  // a variable may be computed when it is first asked for
  Method method;                  // the request's method, or GET while an error page is fetched
  std::string path;               // decoded and normalised; an internal redirect changes it
  std::string args;               // the raw query; an internal redirect changes it
  std::string fileName;           // scratch space of requestFileName(); it keeps its memory
  std::size_t nextHandler;        // the place in the handler chain at which it goes on
  std::string named;              // "@name" when the next location is a named one, else empty
  int uriChanges;           // the number of internal redirects and rewrites with `last` so far
  const Exchange* parent;   // the server asks itself, on behalf of this other request; else 0
  bool isInternal;          // the path is no longer the one that the client asked for
  bool isRewritten;         // `rewrite` has replaced the path
  bool leavesLocationName;  // `rewrite ... break` has, so the location's name is no part of it
  bool addsPathToAlias;     // `try_files` has chosen a path below an alias that is a whole name
  int errorStatus;          // the status that an error page is shown for, or 0
  off_t limitRate;          // bytes a second that `set $limit_rate` asks for; -1: nothing
  int replacedStatus;       // the status that the last error_page directive replaced, or 0
  bool isErrorPage;         // an error_page directive has already applied
  bool hadLastErrorPage;    // it applied where recursive_error_pages is off, so no other may apply
  bool keepsAlive;      // the connection is to stay open; final when the response's head is written
  bool isPipelined;     // the request came before the response to the one before it was sent
  bool isComplete;      // the end of the response was reached
  bool isBodyGone;      // the request body has been read and cannot be read again
  bool isBodyStreamed;  // an upstream has been sent the request body, and no copy was kept

  LimitOutcome requestLimit;        // of `limit_req`
  LimitOutcome connectionLimit;     // of `limit_conn`
  HeldConnections heldConnections;  // what the request counts for meanwhile
  // Who may see it.
  AccessVerdict access;  // what the access checks of the present location have found
  bool isUserVerified;   // `auth_basic` has verified the user

  // The response. `sink` is set while a handler waits for the request body.
  Response response;
  ScopedPtr<Pending> pending;
  ScopedPtr<RequestBody> collected;  // the request body, once a handler has collected it
  PendingState pendingState;
  ScopedPtr<BodySink> sink;
  DiscardSink discard;
  const char* errorMessage;  // what the error page says, as in HttpError::message; may be empty
  mutable std::string id;    // $request_id; empty until it is used
  SentFraming sentFraming;
  off_t bytesSent;  // bytes of the head and the body
  off_t bodyBytesSent;
  off_t requestBytes;  // bytes of the head and the body, with the body's framing
  UpstreamTrace upstreams;
  CachedFileRef file;  // the last one that became a response as a whole, from memory; or 0
  GzipSizes gzip;

  bool hasRealPeer() const { return realPeer.family() != AF_UNSPEC; }
  // The address of the client: for logs, access rules, limits and variables.
  const Address& peer() const { return hasRealPeer() ? realPeer : client->peer; }
  const Scope& scope() const { return location->scope; }
  const VirtualServer& server() const { return route->server(); }
  bool endsInSlash() const { return Slice(path).endsWith("/"); }
  // Returns true while `pending` has neither a response nor a decision.
  bool isPending() const { return pendingState != kNothingPending; }
  bool isSubrequest() const { return parent != 0; }
  // The request that came from the client.
  const Exchange& main() const { return parent ? *parent : *this; }
  // Where `proxy_pass` or one of its kin sends the request.
  const UpstreamTarget& target() const { return location->targetFor(method); }
  bool isHead() const { return request.method == kHead; }
  // Returns true if the request body can be passed on: a handler may still read it, or another has
  // collected it. An error page that is fetched with GET in place of a POST has none.
  bool passesBody() const {
    return (!isBodyGone || collected.get() != 0) && method == request.method;
  }

  // Sets the target of an internal redirect: a URI, which may have a query, or "@name", which
  // leaves path and query as they are.
  void redirectInternally(const Slice& uri);

  // The client wants no response body. An operation that would provide it goes on without.
  void discardResponseBody();
  // Gives up what a handler began: deletes the sink and the pending response.
  void abandon();

  // Writes a line to the error log, followed by the client, server, request, upstream and host as
  // in nginx. `upstream` is the URL that an upstream server was asked for, or empty.
  void log(LogLevel level, const std::string& what,
           const std::string& upstream = std::string()) const;
  bool logs(LogLevel level) const;

 private:
  Exchange(const Exchange&);
  Exchange& operator=(const Exchange&);
};

#endif
