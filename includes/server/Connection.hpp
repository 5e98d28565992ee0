#ifndef SERVER_CONNECTION_HPP
#define SERVER_CONNECTION_HPP

#include "net/Pollable.hpp"
#include "server/ConnectionSet.hpp"
#include "server/Conversation.hpp"
#include "server/Interest.hpp"

// One client's connection: its socket, and when that is read, written and closed. What is received
// and sent is the Conversation's; after each event, settle() turns the states of the two sides into
// what poll() is asked for and the timer. Nothing else touches them.
//
//   request      response       poll() is asked for     timer
//   ------------ -------------- ----------------------- --------------------------------------
//   kPreface     kNone          POLLIN                  client_header_timeout, for all of it
//   kIdle        kNone          POLLIN (1)              keepalive_timeout (2)
//   kHead        kNone          POLLIN (1)              client_header_timeout, for all of it
//   kHeld        kAwaited       POLLIN (4)              none: the wait ends by itself
//   kHeldEnded   kAwaited       nothing                 5 s
//   kBody        not kClosing   POLLIN (3)              client_body_timeout (3)
//   kBodyEnded   not kClosing   nothing                 5 s
//   kWhole       in progress    POLLIN (4)              none: the response goes on by itself
//   kWholeEnded  in progress    nothing                 5 s
//   kTunnel      in progress    POLLIN (5)              none: the other side's end the tunnel
//   kTunnelEnded in progress    nothing                 none, as above
//   kDiscarding  in progress    POLLIN                  none
//   kStopped     in progress    nothing                 5 s
//   kDiscarding  kClosing:      POLLIN, and:            30 s altogether, and:
//                kBody, kChunkedBody                    5 s without a byte
//                kRestOfHead                            1 s without a byte
//                kReceipt,      POLLOUT                 5 s without a byte
//                kReceiptAndRequests
//                kRequests                              0.5 s without a byte
//                kNothing                               the last looks
//   kStopped     kClosing       nothing                 none: closed as soon as all is sent
//
// "Nothing" means that only a reset is reported, which ends the connection at once. A response in
// progress is kAwaited, kBody or kDeferred. While bytes wait to be sent, poll() is
// asked for POLLOUT too and the timer is send_timeout.
// (1) Not while so much waits to be sent that no request is begun.
// (2) client_header_timeout before the first request, 0.5 s if the set is draining.
// (3) Neither of them while the sink is full, and so is the buffer before it.
// (5) Not while the other side takes no more, and the buffer before it is full.
// (4) Only if the response comes from a pending operation, and until 2 KiB of the body or of the
//     next request have come.
class Connection : public Pollable {
 public:
  // Watches client.fd. Keeps a reference to `home`, which must outlive it. Throws std::bad_alloc,
  // and then client.fd is still the caller's; otherwise the connection owns it.
  Connection(ConnectionSet& home, const Client& client);
  virtual ~Connection();
  // Sets the first timer. To be called once the connection is in the list of its set.
  void start() { settle(); }
  // The set is draining from now on: takes note of it. REQUIRES: place() is kIdle
  void drain() { settle(); }
  // Closes without serving another request, by a lingering close if some may be on their way.
  // REQUIRES: place() is kIdle or kLeaving
  void strand();
  // Nothing has come for a tenth of a second. REQUIRES: place() is kLeaving
  void tick();
  // Ends the connection at once; the loop deletes it. Logs the request at hand unless memory is
  // short. Never throws.
  void abandon();

  const Client& client() const { return conversation_.client(); }
  // The list of its set that the connection is in.
  ConnectionSet::Place place() const { return static_cast<ConnectionSet::Place>(place_); }
  Connection* next() const { return next_; }

  virtual void onReady(int fd, short revents);
  virtual void onTimeout();
  virtual void onWake();
  virtual void onOutOfMemory();

 private:
  friend class ConnectionList;

  void receive();
  bool readPreface();
  void discard();
  void send();
  bool isLooking() const;
  void retire();
  void settle();
  Interest interest() const;
  void updateInterest();
  int secondsFor(Interest::Timer timer) const;
  void updatePlace();

  unsigned char events_;      // what poll() is asked for
  unsigned char timer_;       // Interest::Timer
  unsigned place_ : 2;        // ConnectionSet::Place
  unsigned hasSentLast_ : 1;  // the last I/O was a send: then it is the turn of a recv
  Connection* previous_;
  Connection* next_;
  Conversation conversation_;
};

#endif
