#ifndef NET_LOGWRITER_HPP
#define NET_LOGWRITER_HPP

#include <string>

#include "base/Buffer.hpp"
#include "base/Fd.hpp"
#include "base/Log.hpp"
#include "base/Status.hpp"
#include "net/LogBuffer.hpp"
#include "net/Pollable.hpp"

// Writes one log: a regular file, a terminal, a pipe, or the standard error. A buffered log
// collects lines and writes them as its LogBuffer says, by default those of one loop iteration by
// one write.
//
// A regular file is written directly. Anything else might block, so it is written only when poll()
// reports it. If its reader is slow, lines beyond kCapacity bytes are dropped, and a line in the
// log says how many.
class LogWriter : public Pollable, public LineSink {
 public:
  enum { kCapacity = 256 * 1024 };  // or twice the size of the LogBuffer, if that is more

  // Keeps references to both, which must outlive this object.
  LogWriter(EventLoop& loop, BlockPool& pool);
  virtual ~LogWriter();

  // Opens `path` for appending, and creates the file if it is missing. "stderr" and "/dev/stdout"
  // mean the descriptors that the process was started with. May throw std::bad_alloc.
  Status open(const std::string& path);
  // Opens the same path again, for use after somebody has renamed the file. On an error, or if it
  // throws std::bad_alloc, the old file stays open.
  Status reopen();
  const std::string& path() const { return path_; }
  // Lines of an access log are buffered; those of an error log are written at once.
  void setBuffered(bool isBuffered) { isBuffered_ = isBuffered; }
  void setBuffer(const LogBuffer& buffer) { buffer_ = buffer; }

  virtual void writeLine(const Slice& line);
  // Writes what is buffered: to a regular file at once, to anything else when poll() reports it.
  void flush();
  // Returns true if lines have been lost because they could not be written; only once, until
  // writing works again.
  bool tellsOfFailure();
  bool isDrained() const { return lines_.empty(); }

  virtual void onReady(int fd, short revents);
  virtual void onTimeout();
  virtual void onWake();

 private:
  void startTimer();
  std::size_t capacity() const;
  void detach();
  void noteDropped();
  void writeOnce(std::size_t atMost);

  std::string path_;
  Fd owned_;  // the descriptor if we opened it; the standard ones are not ours to close
  int fd_;    // the descriptor to write to, or -1
  bool isFile_;
  bool isBuffered_;
  LogBuffer buffer_;
  unsigned long dropped_;
  bool hasFailed_;
  bool wasTold_;
  Buffer lines_;
};

#endif
