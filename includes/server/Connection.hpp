#ifndef SERVER_CONNECTION_HPP
#define SERVER_CONNECTION_HPP

#include "net/Pollable.hpp"
#include "server/Conversation.hpp"
#include "server/Interest.hpp"

class ConnectionSet;

// One client's connection: its socket, and when that is read, written and closed. What is received
// and sent is the Conversation's; after each event, settle() turns the states of the two sides into
// what poll() is asked for and the timer. Nothing else touches them.
//
//   request      response       poll() is asked for     timer
//   ------------ -------------- ----------------------- --------------------------------------
//   kIdle        kNone          POLLIN (1)              keepalive_timeout (2)
//   kHead        kNone          POLLIN (1)              client_header_timeout, for all of it
//   kBody        any but        POLLIN (3)              client_body_timeout, or none while not
//                kClosing                               reading
//   kBodyEnded   any but        nothing                 5 s
//                kClosing
//   kWhole       kAwaited,      POLLIN (4)              none: a pending operation has its own
//                kBody,
//                kDeferred
//   kWholeEnded  kAwaited,      nothing                 5 s
//                kBody,
//                kDeferred
//   kDiscarding  kAwaited,      POLLIN                  none
//                kBody,
//                kDeferred
//   kDiscarding  kClosing       POLLIN                  1 s for a head, 5 s for a body, and 30 s
//                                                       altogether; or the last looks
//   kStopped     kAwaited,      nothing                 5 s
//                kBody,
//                kDeferred
//   kStopped     kClosing       nothing                 none: closed as soon as all is sent
//
// While bytes wait to be sent, poll() is asked for POLLOUT too and the timer is send_timeout.
// (1) Not while so much waits to be sent that no request is begun.
// (2) client_header_timeout before the first request.
// (3) Not while the sink is full and so is the buffer before it.
// (4) Only for a response from a pending operation, and up to 2 KiB.
class Connection : public Pollable {
 public:
  // Watches client.fd. Keeps a reference to `home`, which must outlive it. Throws std::bad_alloc,
  // and then client.fd is still the caller's; otherwise the connection owns it.
  Connection(ConnectionSet& home, const Client& client);
  virtual ~Connection();
  // Sets the first timer. To be called once the connection is in the list of its set.
  void start() { settle(); }
  // Ends the connection at once; the loop deletes it. Logs the request at hand unless memory is
  // short. Never throws.
  void abandon();

  const Client& client() const { return conversation_.client(); }
  // Returns true if the connection is in the set's list of idle ones.
  bool isIdle() const { return isIdle_; }
  Connection* next() const { return next_; }

  virtual void onReady(int fd, short revents);
  virtual void onTimeout();
  virtual void onWake();
  virtual void onOutOfMemory();

 private:
  friend class ConnectionList;

  void receive();
  void discard();
  void send();
  bool isLooking() const;
  void retire();
  void settle();
  Interest interest() const;
  void updateInterest();
  int secondsFor(Interest::Timer timer) const;
  void updateIdle();

  unsigned char events_;  // what poll() is asked for
  unsigned char timer_;   // Interest::Timer
  bool isIdle_ : 1;       // in the set's list of idle connections
  bool hasSentLast_ : 1;  // the last I/O was a send: then it is the turn of a recv
  Connection* previous_;
  Connection* next_;
  Conversation conversation_;
};

#endif
