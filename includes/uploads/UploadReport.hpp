#ifndef UPLOADS_UPLOADREPORT_HPP
#define UPLOADS_UPLOADREPORT_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "http/Response.hpp"

// A file that an upload stored.
struct StoredFile {
  std::string name;
  off_t size;
  std::string uri;  // where the file can be fetched, not encoded; empty if nowhere
};

// Returns the kind of report that an Accept field prefers: the one with the greater weight, or else
// the first. Returns kPlain if the field names neither.
enum ReportKind { kPlain, kHtmlReport, kJsonReport };
ReportKind preferredReport(const Slice& accept);

// Fills in a 201 response. Location is the address of a single file. The body has the form of
// `kind`; a report of several files always has one.
void reportUpload(const std::vector<StoredFile>& files, ReportKind kind, Response& response);

#endif
