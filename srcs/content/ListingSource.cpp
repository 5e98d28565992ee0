#include "content/ListingSource.hpp"

#include <algorithm>

ListingSource::ListingSource(ScopedPtr<EntryReader>& reader, ScopedPtr<ListingFormat>& format,
                             ListingBudget& budget)
    : listing_(*reader, budget), state_(kReading) {
  reader_.swap(reader);
  format_.swap(format);
  format_->begin(text_);
}

BodySource::Result ListingSource::pull(Buffer& out, std::size_t room) {
  Result result = kMore;
  if (state_ == kReading) result = read();
  if (state_ == kWriting) result = write(std::min<std::size_t>(room, kPiece));
  if (result == kError) return kError;
  flush(out, room);
  if (state_ == kWritten) return text_.empty() ? kEnd : kMore;
  return result;
}

BodySource::Result ListingSource::read() {
  switch (listing_.read()) {
    case DirectoryListing::kReading:
      return kLater;
    case DirectoryListing::kReady:
      state_ = kWriting;
      format_->beginEntries(listing_.sortedOfMore(), text_);
      return kMore;
    default:
      return kError;
  }
}

// Examining files may take the disk's time, so the others have their turn after each piece of text.
BodySource::Result ListingSource::write(std::size_t most) {
  FileFacts facts;
  for (int looks = 0; looks < kLooks; ++looks) {
    if (text_.size() >= most) return kLater;
    Slice name;
    bool isDirectory;
    EntryReader::Result next = listing_.next(name, isDirectory);
    if (next == EntryReader::kError) return kError;
    if (next == EntryReader::kEnd) {
      format_->end(text_);
      state_ = kWritten;
      return kMore;
    }
    if (next == EntryReader::kEntry && reader_->look(name, facts))
      format_->entry(name, facts, text_);
  }
  return kLater;
}

void ListingSource::flush(Buffer& out, std::size_t room) {
  std::size_t count = std::min(room, text_.size());
  out.append(Slice(text_.data(), count));
  text_.erase(0, count);
}
