#include "processes/OutputPipe.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>

static const std::size_t kRead = 32 * 1024;

OutputPipe::OutputPipe(EventLoop& loop, BlockPool& pool, Pollable* owner)
    : loop_(loop), owner_(owner), bytes_(pool), isDropping_(false), dropped_(0) {}

void OutputPipe::attach(Fd& readingEnd) {
  Fd::setNonBlocking(readingEnd.get());
  loop_.watch(readingEnd.get(), POLLIN, owner_);
  pipe_.swap(readingEnd);
}

bool OutputPipe::read() {
  std::size_t room = std::min<std::size_t>(kCapacity - bytes_.size(), kRead);
  char* space = bytes_.prepare(room);
  ssize_t got = ::read(pipe_.get(), space, room);
  if (got > 0 && isDropping_)
    dropped_ += static_cast<std::size_t>(got);
  else if (got > 0)
    bytes_.commit(static_cast<std::size_t>(got));
  bytes_.releaseIfEmpty();
  if (isFull()) loop_.setEvents(pipe_.get(), 0);
  return got > 0;
}

void OutputPipe::take(std::size_t count) {
  bool wasFull = isFull();
  bytes_.consume(count);
  if (wasFull && !isFull() && isOpen()) loop_.setEvents(pipe_.get(), POLLIN);
}

void OutputPipe::dropAll() {
  isDropping_ = true;
  take(bytes_.size());
}

void OutputPipe::close() {
  if (isOpen()) loop_.unwatch(pipe_.get());
  pipe_.reset();
}
