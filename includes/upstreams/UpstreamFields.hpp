#ifndef UPSTREAMS_UPSTREAMFIELDS_HPP
#define UPSTREAMS_UPSTREAMFIELDS_HPP

#include <string>

#include "config/UpstreamSettings.hpp"
#include "gateway/UpstreamHead.hpp"
#include "http/Response.hpp"

// The fields of an upstream server's response, on their way into ours.
class UpstreamFields {
 public:
  // Changes values that name the server behind this one.
  class Rewriter {
   public:
    virtual ~Rewriter() {}
    // Changes the value of Location or Refresh. Returns false if it stays what it is.
    virtual bool rewriteLocation(std::string&) { return false; }
    // Changes the value of Set-Cookie.
    virtual void rewriteCookie(std::string&) {}
  };

  // Keeps references to all of them.
  UpstreamFields(const UpstreamSettings& settings, const UpstreamHead& head, Rewriter& rewriter)
      : settings_(settings), head_(head), rewriter_(rewriter) {}

  // Copies all fields that the settings do not hide.
  void copy(Response& response) const;
  // Copies those that stay when this server sends a file in place of the body.
  void copyLasting(Response& response) const;

 private:
  UpstreamFields& operator=(const UpstreamFields&);

  bool isHidden(const std::string& name) const;
  void copyOne(const UpstreamHead::Field& field, Response& response) const;

  const UpstreamSettings& settings_;
  const UpstreamHead& head_;
  Rewriter& rewriter_;
};

#endif
