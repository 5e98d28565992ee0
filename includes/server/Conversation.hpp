#ifndef SERVER_CONVERSATION_HPP
#define SERVER_CONVERSATION_HPP

#include "base/ScopedPtr.hpp"
#include "exchange/Client.hpp"
#include "exchange/Pending.hpp"
#include "server/ConnectionSet.hpp"
#include "server/CurrentExchange.hpp"
#include "server/LingeringClose.hpp"
#include "server/RequestReader.hpp"
#include "server/ResponseWriter.hpp"

class Pollable;

// What is said on one connection: its requests and their responses, one after the other. Combines
// the request side and the response side, which do not know each other, with the dispatcher, and
// decides what the lingering close has to wait for. Does no I/O: the Connection, its owner, puts
// bytes into the reader and takes bytes from the writer.
class Conversation {
 public:
  // Keeps a reference to `home`, which must outlive it.
  Conversation(ConnectionSet& home, const Client& client);

  ConnectionSet& home() const { return current_.home(); }
  const Client& client() const { return client_; }
  RequestReader& reader() { return reader_; }
  const RequestReader& reader() const { return reader_; }
  ResponseWriter& writer() { return writer_; }
  const ResponseWriter& writer() const { return writer_; }
  LingeringClose& linger() { return linger_; }
  const LingeringClose& linger() const { return linger_; }
  // The connection began with this header, which is empty afterwards.
  void setProxyHeader(ScopedPtr<ProxyHeader>& header) {
    proxy_.swap(header);
    client_.proxy = proxy_->source.empty() ? 0 : proxy_.get();
  }
  // The request at hand, with its response.
  const CurrentExchange& current() const { return current_; }

  // Takes both sides as far as the bytes at hand allow. `waiter` is scheduled whenever a pending
  // operation may have news. Throws std::bad_alloc, as all methods below do.
  void pump(Pollable& waiter) {
    while (advance(waiter)) {
    }
  }
  // The client has ended its side.
  void inputEnded();
  // The head or the body of a request does not come in time: 408. REQUIRES: a request has begun
  void headTimedOut();
  void bodyTimedOut() { bodyBroken(HttpError(408)); }
  // Closes without serving what may still come: the connection lingers while requests may be on
  // their way.
  void leave();
  // The server closes after the next response, or in a moment if no request comes.
  void awaitLast() {
    linger_.owe(LingeringClose::kRequests);
    linger_.begin(now());
  }
  // Logs the request at hand, whose response will not be completed.
  void logUnfinished();

  // Returns true if the work for the request at hand goes on though the client has left.
  bool outlivesClient() const {
    return writer_.state() == ResponseWriter::kAwaited && current_->pending->outlivesClient();
  }
  // Returns true if the last response has been sent.
  bool isAllSent() const {
    return writer_.state() == ResponseWriter::kClosing && !writer_.hasOutput();
  }
  // Returns true if all has been sent and the client may still owe something.
  bool isLingering() const { return isAllSent() && reader_.state() == RequestReader::kDiscarding; }
  // Seconds that the client may take to accept output, and to begin with its next request.
  int sendTimeout() const { return sendTimeout_; }
  int keepaliveTimeout() const { return keepaliveTimeout_; }

 private:
  Conversation(const Conversation&);
  Conversation& operator=(const Conversation&);

  Dispatcher& dispatcher() const { return home().dispatcher(); }
  long now() const { return home().clock().second(); }
  bool advance(Pollable& waiter);

  // The request.
  bool readHead(Pollable& waiter);
  void refuseHead();
  void readyForBody();
  void startBody();
  bool readBody();
  bool refuseLongBody();
  void bodyDone();
  void bodyBroken(const HttpError& error);

  // The response.
  void respondEarly();
  void startResponding();
  bool askPending();
  HeadFrame frame() const;
  void startResponse();
  bool pullBody();
  void bodyTorn();
  bool awaitRestOfRequest();

  // The end of a request, and of the connection.
  void finishExchange();
  void startNext();
  void closeAfterResponse();
  void lingerForRequests();
  void dropRequest();

  Client client_;
  RequestReader reader_;
  ResponseWriter writer_;
  LingeringClose linger_;
  CurrentExchange current_;
  ScopedPtr<ProxyHeader> proxy_;  // what began the connection, if that was a PROXY header
  int sendTimeout_;
  int keepaliveTimeout_;
};

#endif
