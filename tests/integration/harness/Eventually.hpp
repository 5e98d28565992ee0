#pragma once

#include <unistd.h>

#include <chrono>

// Calls `question` every two milliseconds until it returns true. Returns false after `seconds`.
template <class Question>
bool eventually(Question question, double seconds = 10) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (!question()) {
    if (std::chrono::steady_clock::now() > end) return false;
    usleep(2000);
  }
  return true;
}
