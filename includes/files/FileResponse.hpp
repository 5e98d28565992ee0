#ifndef FILES_FILERESPONSE_HPP
#define FILES_FILERESPONSE_HPP

#include "content/FileCache.hpp"
#include "exchange/Exchange.hpp"
#include "http/Range.hpp"

class Clock;

// Fills in the response to GET and HEAD for a regular file: its fields, the request's preconditions
// and ranges, and the part of the body that these leave.
class FileResponse {
 public:
  // Keeps references to both, which must outlive this object.
  FileResponse(FileCache& files, Clock& clock) : files_(files), clock_(clock) {}

  // Sets the status of the response. A status from 300 on needs a page.
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
