#ifndef NET_LISTENOPTIONS_HPP
#define NET_LISTENOPTIONS_HPP

// How a socket listens: the options of `listen`.
struct ListenOptions {
  enum KeepAlive { kSystemDefault, kKeepAlive, kNoKeepAlive };

  int backlog;
  bool ipv6Only;
  bool isDeferred;    // a connection is accepted when its first bytes have come (TCP_DEFER_ACCEPT)
  bool sharesPort;    // other processes may listen on the same address (SO_REUSEPORT)
  int receiveBuffer;  // bytes; 0: what the system thinks best
  int sendBuffer;
  int fastOpen;         // how many connections may wait whose first packet had data; 0: none
  KeepAlive keepAlive;  // whether the system looks after silent connections (SO_KEEPALIVE)

  ListenOptions()
      : backlog(511),
        ipv6Only(true),
        isDeferred(false),
        sharesPort(false),
        receiveBuffer(0),
        sendBuffer(0),
        fastOpen(0),
        keepAlive(kSystemDefault) {}
};

#endif
