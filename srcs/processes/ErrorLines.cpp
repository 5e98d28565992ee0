#include "processes/ErrorLines.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>

ErrorLines::ErrorLines(EventLoop& loop, BlockPool& pool, Pollable* owner, CgiObserver& observer)
    : loop_(loop), owner_(owner), observer_(observer), bytes_(pool), told_(0) {}

void ErrorLines::attach(Fd& readingEnd) {
  Fd::setNonBlocking(readingEnd.get());
  loop_.watch(readingEnd.get(), POLLIN, owner_);
  pipe_.swap(readingEnd);
}

void ErrorLines::close() {
  if (isOpen()) loop_.unwatch(pipe_.get());
  pipe_.reset();
}

void ErrorLines::read() {
  ssize_t got = ::read(pipe_.get(), bytes_.prepare(kLongestLine), kLongestLine);
  if (got <= 0) {
    bytes_.releaseIfEmpty();
    close();
    return finish();
  }
  bytes_.commit(static_cast<std::size_t>(got));
  const std::size_t longest = kLongestLine;
  for (;;) {
    std::size_t end = bytes_.slice().find('\n');
    if (end == Slice::npos && bytes_.size() < longest) return;
    tellFirst(std::min(end, longest));
  }
}

void ErrorLines::finish() {
  const std::size_t longest = kLongestLine;
  while (!bytes_.empty())
    tellFirst(std::min(std::min(bytes_.slice().find('\n'), bytes_.size()), longest));
}

// The newline that follows the line goes with it.
void ErrorLines::tellFirst(std::size_t size) {
  if (told_ < kMostBytes) {
    told_ += size + 1;
    observer_.scriptWroteError(bytes_.slice().sub(0, size));
    if (told_ >= kMostBytes) observer_.scriptWroteError("(the rest of what it says is not logged)");
  }
  bool hasNewline = size < bytes_.size() && bytes_.data()[size] == '\n';
  bytes_.consume(size + hasNewline);
}
