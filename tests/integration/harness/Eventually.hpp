#pragma once

#include <unistd.h>

#include <chrono>

// Asks every two milliseconds until the answer is yes; no when the time is over.
template <class Question>
bool eventually(Question question, double seconds = 10) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (!question()) {
    if (std::chrono::steady_clock::now() > end) return false;
    usleep(2000);
  }
  return true;
}
