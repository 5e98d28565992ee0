#pragma once

#include <algorithm>
#include <string>

#include "server/Conversation.hpp"
#include "server/TestServer.hpp"

struct Waiter : Pollable {
  explicit Waiter(EventLoop& loop) : Pollable(loop) {}
  void onReady(int, short) override {}
};

// A conversation without a socket: what is fed is received, and what is written is taken.
class Talk {
 public:
  explicit Talk(const std::string& more = "", const std::string& inServer = "")
      : server((prepare(), dir), more, inServer),
        waiter(server.loop),
        conversation(server.connections, TestServer::client(-1)) {}

  Talk& feed(const std::string& bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      std::size_t room = 0;
      char* space = conversation.reader().prepare(room);
      std::size_t count = std::min(room, bytes.size() - at);
      bytes.copy(space, count, at);
      conversation.reader().commit(count);
      conversation.pump(waiter);
      at += count;
    }
    return *this;
  }
  Talk& end() {
    conversation.inputEnded();
    conversation.pump(waiter);
    return *this;
  }
  // Takes all output there is, and what follows it.
  std::string take() {
    std::string all;
    while (!conversation.writer().output().empty()) {
      Slice piece = conversation.writer().output();
      piece.appendTo(all);
      conversation.writer().sent(piece.size());
      conversation.writer().resume();
      conversation.pump(waiter);
    }
    return all;
  }
  RequestReader::State request() const { return conversation.reader().state(); }
  ResponseWriter::State response() const { return conversation.writer().state(); }
  bool isClosed() const { return conversation.isAllSent() && !conversation.isLingering(); }

  TempDir dir;
  TestServer server;
  Waiter waiter;
  Conversation conversation;

 private:
  void prepare() {
    dir.write("html/a", "hello");
    dir.write("html/big", std::string(300000, 'b'));
  }
};

inline std::size_t count(const std::string& text, const std::string& word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    ++found;
  return found;
}
