#ifndef NET_LOGWRITER_HPP
#define NET_LOGWRITER_HPP

#include <string>

#include "base/Buffer.hpp"
#include "base/Fd.hpp"
#include "base/Log.hpp"
#include "base/Status.hpp"
#include "net/Pollable.hpp"

// One log: a regular file, a terminal, a pipe, or the standard error. Lines of a buffered one are
// gathered and written together: when kFlushSize bytes have come, and at the latest after a second.
//
// A regular file is written at once, as disk files are. Anything else might block us: it is
// written only when poll() reports it, and when its reader is slower than we are, whole lines
// beyond kCapacity are dropped and counted in a line of their own.
class LogWriter : public Pollable, public LineSink {
 public:
  enum { kFlushSize = 32 * 1024, kCapacity = 256 * 1024 };

  LogWriter(EventLoop& loop, BlockPool& pool);
  virtual ~LogWriter();

  // Opens `path` for appending, made if missing; "stderr" and "/dev/stdout" stand for what the
  // process was started with.
  Status open(const std::string& path);
  // Opens the same path again, after somebody renamed the file. On an error the old one stays.
  Status reopen();
  const std::string& path() const { return path_; }
  // Access logs are buffered; an error log is not: its lines go out at once.
  void setBuffered(bool isBuffered) { isBuffered_ = isBuffered; }

  virtual void writeLine(const Slice& line);
  // Writes it out: a regular file at once, anything else as poll() reports it.
  void flush();
  // Lines were lost because they could not be written: true once, until writing works again.
  bool tellsOfFailure();
  bool isDrained() const { return lines_.empty(); }

  virtual void onReady(int fd, short revents);
  virtual void onTimeout();

 private:
  void detach();
  void noteDropped();
  void writeOnce(std::size_t atMost);

  std::string path_;
  Fd owned_;  // closed with us; not for the standard error
  int fd_;    // what is written to, or -1
  bool isFile_;
  bool isBuffered_;
  unsigned long dropped_;
  bool hasFailed_;
  bool wasTold_;
  Buffer lines_;
};

#endif
