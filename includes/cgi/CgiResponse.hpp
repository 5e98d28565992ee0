#ifndef CGI_CGIRESPONSE_HPP
#define CGI_CGIRESPONSE_HPP

#include <string>

#include "cgi/RequestSession.hpp"
#include "exchange/Pending.hpp"
#include "gateway/BodySpool.hpp"
#include "gateway/CgiHead.hpp"
#include "processes/CgiProcess.hpp"

struct Services;

// Turns the output of a CGI script into a response: the head of the output becomes fields of the
// response, the rest is its body. The script's standard error goes to the error log, never to the
// client.
class CgiResponse : public Pending, public CgiWatcher, public BodyReceiver {
 public:
  // Keeps references to both. The exchange owns this object.
  CgiResponse(Services& services, Exchange& exchange);

  CgiProcess& process() { return process_; }
  const RequestSession& session() const { return session_; }
  // The script does not start before bodyCollected() or bodyLost() is called.
  void expectCollectedBody() { isSpooling_ = true; }
  virtual void bodyCollected(int fd, off_t size);
  virtual void bodyLost(int status);

  virtual Handler::Result ask(Exchange& exchange);
  virtual void discardBody() { process_.discardOutput(); }
  virtual bool wantsBody() const { return process_.takesInput(); }
  virtual void scriptWroteError(const Slice& line);
  virtual void scriptFailed(const std::string& reason);

 private:
  Handler::Result fail(int status);
  Handler::Result refuse(const std::string& why);
  Handler::Result respond();
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
