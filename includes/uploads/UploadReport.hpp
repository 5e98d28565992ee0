#ifndef UPLOADS_UPLOADREPORT_HPP
#define UPLOADS_UPLOADREPORT_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "http/Response.hpp"

// A file that an upload left.
struct StoredFile {
  std::string name;
  off_t size;
  std::string uri;  // where it can be fetched, not encoded; empty: nowhere that is known
};

// What an Accept field would rather have: the one of greater weight, or else named first. kPlain
// where it names neither.
enum ReportKind { kPlain, kHtmlReport, kJsonReport };
ReportKind preferredReport(const Slice& accept);

// Makes a 201: one file's address in Location, and a body for `kind`, which several files have at
// any rate.
void reportUpload(const std::vector<StoredFile>& files, ReportKind kind, Response& response);

#endif
