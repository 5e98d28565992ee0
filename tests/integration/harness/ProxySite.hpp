#ifndef TESTS_HARNESS_PROXYSITE_HPP
#define TESTS_HARNESS_PROXYSITE_HPP

#include <string>

#include "harness/Backend.hpp"
#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

// A server whose configuration may name the backend as @B@.
struct ProxySite {
  Backend backend;
  TempDir dir;
  ServerProcess server;

  explicit ProxySite(Backend::Script script,
                     const std::string& text = "location / { proxy_pass http://@B@; }",
                     const std::string& http = "")
      : backend(script),
        server(dir, "error_log error.log info; " + replaced(http) +
                        "server { listen 127.0.0.1:0; server_name site; root html; " +
                        replaced(text) + " }") {}

  std::string replaced(std::string text) const {
    for (std::size_t at; (at = text.find("@B@")) != std::string::npos;)
      text.replace(at, 3, backend.address());
    return text;
  }
  HttpResponse ask(const std::string& target = "/", const std::string& fields = "",
                   const std::string& method = "GET", const std::string& body = "") {
    return request(server.port(),
                   method + " " + target + " HTTP/1.1\r\nHost: site\r\n" + fields + "\r\n" + body);
  }
};

// Sends bytes in response to a request, and closes.
inline Backend::Script sending(const std::string& bytes) {
  return [bytes](BackendPeer& peer) {
    peer.readRequest();
    peer.send(bytes);
  };
}

#endif
