#ifndef CONTENT_LISTINGSOURCE_HPP
#define CONTENT_LISTINGSOURCE_HPP

#include <string>

#include "base/ScopedPtr.hpp"
#include "content/DirectoryListing.hpp"
#include "content/ListingFormat.hpp"
#include "http/BodySource.hpp"

// Provides a directory's listing, which is written while it is pulled. No pull reads more than a
// run of names or examines more than kLooks files, so that a large directory delays nobody.
class ListingSource : public BodySource {
 public:
  enum { kLooks = 64, kPiece = 16 * 1024 };

  // Takes ownership of reader and format. Keeps a reference to the budget.
  ListingSource(ScopedPtr<EntryReader>& reader, ScopedPtr<ListingFormat>& format,
                ListingBudget& budget);

  virtual off_t length() const { return -1; }
  virtual Result pull(Buffer& out, std::size_t room);

 private:
  enum State { kReading, kWriting, kWritten };

  Result read();
  Result write(std::size_t most);
  void flush(Buffer& out, std::size_t room);

  ScopedPtr<EntryReader> reader_;
  ScopedPtr<ListingFormat> format_;
  DirectoryListing listing_;
  State state_;
  std::string text_;  // written but not yet pulled
};

#endif
