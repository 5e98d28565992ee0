// Preloaded into the server by OutOfMemoryTest: an operator new that can be told to fail once.
//
// The environment variable FAILING_NEW names a file that holds one long. While it is positive, each
// allocation counts it down, and the one that brings it to 0 throws std::bad_alloc. The test
// changes the number through a mapping of its own.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <new>

static long* mapCountdown() {
  static long none = 0;
  const char* path = std::getenv("FAILING_NEW");
  int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (fd < 0) return &none;
  void* page = mmap(nullptr, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  return page == MAP_FAILED ? &none : static_cast<long*>(page);
}

void* operator new(std::size_t size) {
  static volatile long* countdown = mapCountdown();
  if (*countdown > 0) {
    *countdown = *countdown - 1;
    if (*countdown == 0) throw std::bad_alloc();
  }
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void* operator new[](std::size_t size) { return operator new(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
