#include "http/StatusCode.hpp"

struct Phrase {
  int status;
  const char* text;
};

// These are nginx's phrases; those of 100, 417 and 431, which nginx never sends, are IANA's.
static const Phrase kPhrases[] = {{100, "Continue"},
                                  {200, "OK"},
                                  {201, "Created"},
                                  {202, "Accepted"},
                                  {204, "No Content"},
                                  {206, "Partial Content"},
                                  {301, "Moved Permanently"},
                                  {302, "Moved Temporarily"},
                                  {303, "See Other"},
                                  {304, "Not Modified"},
                                  {307, "Temporary Redirect"},
                                  {308, "Permanent Redirect"},
                                  {400, "Bad Request"},
                                  {401, "Unauthorized"},
                                  {402, "Payment Required"},
                                  {403, "Forbidden"},
                                  {404, "Not Found"},
                                  {405, "Not Allowed"},
                                  {406, "Not Acceptable"},
                                  {408, "Request Time-out"},
                                  {409, "Conflict"},
                                  {410, "Gone"},
                                  {411, "Length Required"},
                                  {412, "Precondition Failed"},
                                  {413, "Request Entity Too Large"},
                                  {414, "Request-URI Too Large"},
                                  {415, "Unsupported Media Type"},
                                  {416, "Requested Range Not Satisfiable"},
                                  {417, "Expectation Failed"},
                                  {421, "Misdirected Request"},
                                  {429, "Too Many Requests"},
                                  {431, "Request Header Fields Too Large"},
                                  {500, "Internal Server Error"},
                                  {501, "Not Implemented"},
                                  {502, "Bad Gateway"},
                                  {503, "Service Temporarily Unavailable"},
                                  {504, "Gateway Time-out"},
                                  {505, "HTTP Version Not Supported"},
                                  {507, "Insufficient Storage"}};

Slice reasonPhrase(int status) {
  for (std::size_t i = 0; i < sizeof kPhrases / sizeof kPhrases[0]; ++i)
    if (kPhrases[i].status == status) return Slice(kPhrases[i].text);
  return Slice();
}

bool isRedirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isWithoutResponse(int status) { return status == 444 || status == 499; }

bool isBodiless(int status) {
  return (status >= 100 && status < 200) || status == 204 || status == 304;
}
