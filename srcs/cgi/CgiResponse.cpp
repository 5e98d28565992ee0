#include "cgi/CgiResponse.hpp"

#include <algorithm>

#include "base/Numbers.hpp"
#include "exchange/Services.hpp"
#include "http/Uri.hpp"
#include "http/UriPath.hpp"

CgiResponse::CgiResponse(Services& services, Exchange& x)
    : exchange_(x),
      process_(services.children, *this, *x.waiter, x.scope().cgi.timeout),
      session_(services.sessions, x.scope().sessions, x.request),
      isSpooling_(false),
      isRedirecting_(false) {}

void CgiResponse::bodyCollected(int fd, off_t size) {
  isSpooling_ = false;
  process_.command().environment.set("CONTENT_LENGTH", decimal(size));
  process_.startWithFile(fd);
}

void CgiResponse::bodyLost(int status) {
  isSpooling_ = false;
  process_.giveUp(status, "the disk did not take the request body");
}

std::string CgiResponse::name() const {
  const CgiCommand& command = process_.command();
  return "\"" + (command.script.empty() ? command.path : command.script) + "\"";
}

void CgiResponse::scriptWroteError(const Slice& line) {
  if (line.empty()) return;
  exchange_.log(kLogError, name() + " wrote to stderr: " + line.str());
}

void CgiResponse::scriptFailed(const std::string& message) {
  exchange_.log(kLogError, "CGI script " + name() + ": " + message);
}

Handler::Result CgiResponse::fail(int status) {
  exchange_.response.setStatus(status);
  return Handler::kResponded;
}

Handler::Result CgiResponse::refuse(const std::string& why) {
  scriptFailed(why);
  return fail(502);
}

Handler::Result CgiResponse::ask(Exchange&) {
  if (isSpooling_) return Handler::kPending;
  if (isRedirecting_) return redirect();
  if (process_.state() == CgiProcess::kFailed) return fail(process_.status());
  switch (head_.parse(process_.output())) {
    case CgiHead::kDone:
      process_.takeOutput(head_.size());
      return respond();
    case CgiHead::kBad:
      return refuse(std::string("its output has an invalid head: ") + head_.message());
    default:
      break;
  }
  if (process_.isFull()) return refuse("the head of its output is too large");
  if (process_.state() != CgiProcess::kComplete) return Handler::kPending;
  return refuse("it ended before the head of its output was complete");
}

Handler::Result CgiResponse::respond() {
  if (head_.isLocalRedirect()) {
    isRedirecting_ = true;
    process_.discardOutput();
    return redirect();
  }
  Response& response = exchange_.response;
  bool isElsewhere = !head_.location().empty() && head_.status() == 0;
  response.setStatus(isElsewhere ? 302 : head_.status() == 0 ? 200 : head_.status());
  copyFields();
  process_.setLength(head_.contentLength());
  // If all output has arrived, its length is known although the script did not give it.
  bool isWhole = process_.state() == CgiProcess::kComplete;
  if (isWhole && head_.contentLength() < 0)
    process_.setLength(static_cast<off_t>(process_.output().size()));
  response.borrowBody(process_);
  return Handler::kResponded;
}

// The redirect waits for the end of the script, which may still have work to do.
Handler::Result CgiResponse::redirect() {
  bool isOver =
      process_.state() == CgiProcess::kComplete || process_.state() == CgiProcess::kFailed;
  if (!isOver) return Handler::kPending;
  if (exchange_.method != kHead) exchange_.method = kGet;
  Slice target(head_.location());
  std::size_t mark = std::min(target.find('?'), target.size());
  std::string path;
  if (normalisePath(target.sub(0, mark), exchange_.server().mergeSlashes, path) != 0)
    return refuse("its Location is not a valid path");
  exchange_.path.swap(path);
  exchange_.args = target.from(mark + 1).str();
  return Handler::kInternalRedirect;
}

// Location is sent as the script wrote it, even if it is a path.
void CgiResponse::copyFields() {
  Response& response = exchange_.response;
  response.contentType = head_.contentType();
  if (!head_.location().empty()) response.addField("Location", head_.location());
  for (std::size_t i = 0; i < head_.fields().size(); ++i)
    if (!isForSession(head_.fields()[i])) copyField(head_.fields()[i]);
  std::string cookie = session_.finish();
  if (!cookie.empty()) response.addField("Set-Cookie", cookie);
}

bool CgiResponse::isForSession(const CgiHead::Field& field) {
  std::string message;
  RequestSession::Outcome outcome = session_.apply(field.name, field.value, message);
  if (outcome == RequestSession::kIgnored) exchange_.log(kLogWarn, name() + ": " + message);
  return outcome != RequestSession::kOtherField;
}

void CgiResponse::copyField(const CgiHead::Field& field) {
  Response& response = exchange_.response;
  if (equalsIgnoreCase(field.name, "ETag"))
    response.etag = field.value;
  else if (equalsIgnoreCase(field.name, "Last-Modified"))
    response.lastModified = field.value;
  else if (equalsIgnoreCase(field.name, "Content-Encoding"))
    response.contentEncoding = field.value;
  else if (equalsIgnoreCase(field.name, "Allow"))
    response.allow = field.value;
  else
    response.addField(field.name, field.value);
}
