#ifndef FILES_FILERESPONSE_HPP
#define FILES_FILERESPONSE_HPP

#include "content/FileCache.hpp"
#include "exchange/Exchange.hpp"
#include "http/Range.hpp"

class Clock;

// Answers GET and HEAD with a regular file: its fields, the request's conditions and ranges, and
// as little of a body as these leave.
class FileResponse {
 public:
  // Borrows both.
  FileResponse(FileCache& files, Clock& clock) : files_(files), clock_(clock) {}

  // The status is in the response afterwards, 300 and up where a page is to be made.
  void make(Exchange& exchange, CachedFile& file) const;

 private:
  void describe(Exchange& exchange, const CachedFile& file) const;
  int checkConditions(Exchange& exchange, const CachedFile& file) const;
  bool wantsRanges(const Exchange& exchange, const CachedFile& file) const;
  int attachRanges(Exchange& exchange, CachedFile& file) const;
  int attachRange(Exchange& exchange, CachedFile& file, const ByteRange& range) const;
  int attachParts(Exchange& exchange, CachedFile& file, std::vector<ByteRange>& ranges) const;
  int attachWhole(Exchange& exchange, CachedFile& file) const;

  FileCache& files_;
  Clock& clock_;
};

#endif
