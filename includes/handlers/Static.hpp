#ifndef HANDLERS_STATIC_HPP
#define HANDLERS_STATIC_HPP

#include "content/FileCache.hpp"
#include "handlers/Handler.hpp"

class Clock;

// Files, and the end of the list: what nobody else answered is a file, a directory, or nothing.
class Static : public Handler {
 public:
  // Borrows both.
  Static(FileCache& files, Clock& clock) : files_(files), clock_(clock) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  Result answerDirectory(Exchange& exchange, const CachedFile& directory);
  Result answerFile(Exchange& exchange, CachedFile& file);
  Result attachBody(Exchange& exchange, CachedFile& file);
  void describe(Exchange& exchange, const CachedFile& file) const;

  FileCache& files_;
  Clock& clock_;
};

#endif
