#ifndef HANDLERS_CGIANSWER_HPP
#define HANDLERS_CGIANSWER_HPP

#include <string>

#include "cgi/CgiHead.hpp"
#include "cgi/CgiProcess.hpp"
#include "handlers/Pending.hpp"
#include "handlers/RequestSession.hpp"

struct Services;

// A program's output as an answer: its head becomes the response's, the rest its body. What the
// program says on its standard error goes to the error log, never to the client.
class CgiAnswer : public Pending, public CgiWatcher {
 public:
  // Borrows both. The exchange owns it.
  CgiAnswer(Services& services, Exchange& exchange);

  CgiProcess& process() { return process_; }
  const RequestSession& session() const { return session_; }
  // The request's body goes to a file first, whose size `program` is then told.
  void expectFile() { isSpooling_ = true; }
  // That file is whole. Takes the descriptor over.
  void startWithFile(int fd, off_t size);
  // That file cannot be had: the program is not started, and this is the answer.
  void giveUp(int status);

  virtual Handler::Result ask(Exchange& exchange);
  virtual void discardBody() { process_.discardOutput(); }
  virtual bool wantsBody() const { return process_.takesInput(); }
  virtual void programSaid(const Slice& line);
  virtual void programFailed(const std::string& reason);

 private:
  Handler::Result fail(int status);
  Handler::Result refuse(const std::string& why);
  Handler::Result answer();
  Handler::Result redirect();
  void copyFields();
  bool isForSession(const CgiHead::Field& field);
  void copyField(const CgiHead::Field& field);
  std::string name() const;

  Exchange& exchange_;
  CgiProcess process_;
  CgiHead head_;
  RequestSession session_;
  bool isSpooling_;
  bool isRedirecting_;
};

#endif
