#ifndef HTTP_HTTPERROR_HPP
#define HTTP_HTTPERROR_HPP

// An error that ends the processing of a request: the status of the response, and what is wrong in
// a clause that begins in lower case ("the request line has no target"). The error page and the
// error log show the message. Status 0 means that there is no error.
struct HttpError {
  int status;
  const char* message;  // static text; empty when only the status says what is wrong

  HttpError() : status(0), message("") {}
  explicit HttpError(int theStatus, const char* theMessage = "")
      : status(theStatus), message(theMessage) {}

  bool isSet() const { return status != 0; }
};

inline HttpError badRequest(const char* message) { return HttpError(400, message); }

#endif
