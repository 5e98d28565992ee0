#ifndef PEERS_PEERCONNECTION_HPP
#define PEERS_PEERCONNECTION_HPP

#include <cstddef>

#include "base/Buffer.hpp"
#include "base/Fd.hpp"
#include "base/ScopedPtr.hpp"
#include "net/Address.hpp"
#include "net/EventLoop.hpp"
#include "net/Pollable.hpp"
#include "peers/PeerFailure.hpp"
#include "peers/PeerObserver.hpp"
#include "peers/ReadPace.hpp"

// A connection to an upstream server: a non-blocking socket with a bounded buffer for each
// direction. What the server sends is read before anything more is written to it, so that a
// response that comes before the request is sent still arrives.
//
//   kConnecting --poll() reports the socket--> kOpen --the server ends its side--> kEnded
//        |                                       |
//        +---- refused, or time is over ---------+---- reset, or time is over ---> kFailed
//
//   state        what it awaits                          timeout
//   kConnecting  the server's consent                    `connect`
//   kOpen        room for output while there is some     `send` without any
//                otherwise input, while there is room    `read` without any; none while nobody
//                                                        takes what has come, or awaits anything
class PeerConnection : public Pollable {
 public:
  enum { kCapacity = 64 * 1024 };
  enum State { kConnecting, kOpen, kEnded, kFailed };
  // What the timer measures. It starts again when that changes, or when bytes are sent or received.
  enum Awaited { kNothing, kConnection, kOutput, kInput };
  // Seconds; 0: none.
  struct Timeouts {
    int connect;
    int send;
    int read;

    Timeouts() : connect(0), send(0), read(0) {}
  };

  // Keeps references to the loop and the pool, which must outlive this object.
  PeerConnection(EventLoop& loop, BlockPool& pool, const Address& address);
  virtual ~PeerConnection();

  // Sets SO_KEEPALIVE. To be called before open().
  void keepAlive() { keepsAlive_ = true; }
  // Gives its own end this address, whose port may be 0. To be called before open().
  void bindTo(const Address& local) { local_ = local; }
  // Counts itself in `*count` while its socket is open. To be called before open().
  void countIn(unsigned long* count) { count_ = count; }
  // Reads at most `rate` bytes a second from now on; 0: any number. Throws std::bad_alloc.
  void limitRate(off_t rate);
  // Begins to connect. Returns false if that fails at once; state() is then kFailed.
  bool open(const Timeouts& timeouts);
  // The observer hears of everything that happens from now on; it must outlive this object or be
  // replaced. 0: nobody does.
  void observe(PeerObserver* observer, const Timeouts& timeouts);

  const Address& address() const { return address_; }
  // Returns what bindTo() was given.
  const Address& local() const { return local_; }
  State state() const { return state_; }
  // With kFailed: what went wrong.
  const PeerFailure& failure() const { return failure_; }

  // Bytes to be sent. Call update() after a change.
  Buffer& output() { return output_; }
  bool isOutputFull() const { return output_.size() >= kCapacity; }
  std::size_t outputRoom() const { return isOutputFull() ? 0 : kCapacity - output_.size(); }
  // Bytes that have come. Call update() after a change.
  Buffer& input() { return input_; }
  bool isInputFull() const { return input_.size() >= kCapacity; }
  // Returns how many bytes have left, and how many have come.
  off_t sent() const { return sent_; }
  off_t received() const { return received_; }
  // Counts the requests that the connection has served.
  int requests() const { return requests_; }
  void countRequest() { ++requests_; }
  // Whether a response is awaited: otherwise no time is measured.
  void setAwaiting(bool isAwaiting) { isAwaiting_ = isAwaiting; }
  // Adjusts to the buffers what poll() is asked, and the timer.
  void update();

  virtual void onReady(int fd, short revents);
  virtual void onWake() { update(); }
  virtual void onTimeout();
  virtual void onOutOfMemory();

 private:
  void finishConnecting();
  void receive();
  void send();
  void fail(const PeerFailure& failure);
  void close();
  void setOptions(int fd) const;
  bool bindLocal(int fd);
  bool wantsInput();
  Awaited awaited() const;
  int timeoutSeconds() const;
  void tell();

  Address address_;
  Address local_;  // of no family: the system chooses
  Fd fd_;
  State state_;
  Awaited awaited_;
  bool isAwaiting_;
  bool keepsAlive_;
  short events_;
  PeerFailure failure_;
  PeerObserver* observer_;
  Timeouts timeouts_;
  Buffer output_;
  Buffer input_;
  off_t sent_;
  off_t received_;
  int requests_;
  unsigned long* count_;      // 0: nobody counts
  ScopedPtr<ReadPace> pace_;  // 0: it is read as fast as possible
};

#endif
