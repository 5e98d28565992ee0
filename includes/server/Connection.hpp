#ifndef SERVER_CONNECTION_HPP
#define SERVER_CONNECTION_HPP

#include <ctime>

#include "base/Buffer.hpp"
#include "base/Counted.hpp"
#include "exchange/Client.hpp"
#include "http/Response.hpp"
#include "net/Pollable.hpp"
#include "server/Site.hpp"

class ConnectionSet;
class Exchange;

// One client's connection: its requests in, its responses out, one after the other.
//
// Each side is in one of a few states. pump() advances both as far as the bytes at hand allow;
// updateInterest() turns the states into what poll() is asked for and the time-out. Nothing else
// touches poll events or timers.
class Connection : public Pollable {
 public:
  // Borrows the connections, owns client.fd.
  Connection(ConnectionSet& home, const Client& client);
  virtual ~Connection();
  // Watches the socket. Once.
  void start();

  const Client& client() const { return client_; }
  // Between two requests, with nothing left to send.
  bool isIdle() const { return isIdle_; }
  Connection* next() const { return next_; }

  virtual void onReady(int fd, short revents);
  virtual void onTimeout();
  virtual void onWake();
  virtual void onOutOfMemory();

 private:
  enum Input {
    kInHead,   // a head is being read, or awaited
    kInBody,   // a body is being decoded into its sink
    kInDone,   // the request is whole, or the client has ended its side: nothing is read
    kInLinger  // what still comes is read and thrown away, so that our answer is not reset
  };
  enum Output {
    kOutNothing,  // no answer yet
    kOutPending,  // the exchange is to be asked for it whenever we are woken
    kOutBody,     // the answer's head has gone into out_, its body is being pulled
    kOutDone,     // the answer is complete, its request's body is still being read
    kOutClosing   // the last answer is complete: close when it is sent
  };
  // What out_ holds at most: a body's 64 KiB, with room for its head.
  enum { kOutCapacity = 68 * 1024 };
  enum { kOwedUnknown = -1, kOwedHead = -2, kLastLooks = 3 };
  enum Timer {
    kTimerNone,
    kTimerIdle,
    kTimerHead,
    kTimerBody,
    kTimerSend,
    kTimerLinger,
    kTimerLeft  // the client has ended its side, and may be gone
  };

  friend class ConnectionList;

  // I/O, and what follows from it.
  void receive();
  void endOfInput();
  void send();
  void allSent();
  void discard();
  void lookAgain();
  void retire();

  // The request's side.
  void pump();
  bool advance();
  bool readHead();
  bool beginExchange();
  void headDone();
  void prepareBody();
  bool mayDiscardBody() const;
  bool readBody();
  void bodyDone();
  void bodyBroken(const HttpError& error);
  void judgePace();
  bool isBodyTooSlow();

  // The response's side.
  off_t owedByBody() const;
  void respondEarly(off_t owed);
  void finishWithout();
  void startResponding();
  bool askPending();
  bool mayReadRest() const;
  void startResponse();
  HeadFrame frame() const;
  bool pullBody();
  void bodySent();
  void bodyTorn();
  bool waitForRequest();
  void finishExchange();
  void endExchange();

  // Interest.
  bool wantsInput() const;
  void updateInterest();
  Timer chooseTimer() const;
  int secondsFor(Timer timer) const;
  void updateIdle();

  ConnectionSet& home_;
  Client client_;
  Buffer in_;    // the request's head, pinned at the front; behind it whatever came with it
  Buffer body_;  // what came after a head that declares a body
  Buffer out_;
  Exchange* exchange_;  // owned while a request is in progress
  Ref<Site> site_;      // pinned while a request is in progress
  Connection* previous_;
  Connection* next_;
  std::time_t since_;  // when lingering began, or the body's pace was judged last
  off_t paced_;        // bytes of the body at that time
  off_t owed_;  // while lingering: bytes that the client will send, kOwedUnknown, or the rest of
                // a head, kOwedHead
  int sendTimeout_;
  int keepaliveTimeout_;
  short events_;
  unsigned char input_;
  unsigned char output_;
  unsigned char timer_;
  unsigned char looks_;  // polls before a connection is closed to which nothing is owed
  bool isWatched_;
  bool isIdle_;
  bool keepsAlive_;  // after the answer at hand
  bool isChunked_;   // the answer at hand
  bool sentLast_;    // the last I/O was a send
  bool isDeferred_;  // the answer's body is not pulled before its turn comes
  bool hasEnded_;    // the client has ended its side, after a whole request
};

#endif
