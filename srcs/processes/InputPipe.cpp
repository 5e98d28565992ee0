#include "processes/InputPipe.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>

InputPipe::InputPipe(EventLoop& loop, BlockPool& pool, Pollable* owner)
    : loop_(loop), owner_(owner), state_(kEnded), bytes_(pool) {}

std::size_t InputPipe::push(const Slice& bytes) {
  if (state_ == kEnded) return bytes.size();
  const std::size_t capacity = kCapacity;
  Slice taken = bytes.sub(0, capacity - std::min(bytes_.size(), capacity));
  bool wasEmpty = bytes_.empty();
  bytes_.append(taken);
  if (wasEmpty && !taken.empty() && pipe_.isOpen()) loop_.setEvents(pipe_.get(), POLLOUT);
  return taken.size();
}

// A script that has not started yet finds an empty input when attach() is called.
void InputPipe::finish() {
  if (state_ == kOpen) state_ = kWhole;
  if (pipe_.isOpen() && bytes_.empty()) end();
}

void InputPipe::attach(Fd& writingEnd) {
  Fd::setNonBlocking(writingEnd.get());
  loop_.watch(writingEnd.get(), bytes_.empty() ? 0 : POLLOUT, owner_);
  pipe_.swap(writingEnd);
  if (state_ == kWhole && bytes_.empty()) end();
}

void InputPipe::write() {
  ssize_t count = ::write(pipe_.get(), bytes_.data(), bytes_.size());
  if (count <= 0) return end();
  bytes_.consume(static_cast<std::size_t>(count));
  if (!bytes_.empty()) return;
  if (state_ == kWhole) return end();
  loop_.setEvents(pipe_.get(), 0);
}

void InputPipe::end() {
  if (pipe_.isOpen()) loop_.unwatch(pipe_.get());
  pipe_.reset();
  bytes_.clear();
  state_ = kEnded;
}
