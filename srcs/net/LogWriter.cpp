#include "net/LogWriter.hpp"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "base/Numbers.hpp"
#include "net/EventLoop.hpp"

// When poll() reports a pipe, it takes this many bytes without blocking (PIPE_BUF). We cannot make
// the standard descriptors non-blocking, because other processes share them.
static const std::size_t kPipeWrite = 4096;

static bool isRegular(const char* path) {
  struct stat facts;
  return stat(path, &facts) == 0 && S_ISREG(facts.st_mode);
}

// Returns -1 for an ordinary path. Opening /dev/stdout again would give a second offset into the
// same file, and would fail for a socket.
static int standardDescriptor(const std::string& path) {
  if (path == "stderr") return STDERR_FILENO;
  return path == "/dev/stdout" ? STDOUT_FILENO : -1;
}

LogWriter::LogWriter(EventLoop& eventLoop, BlockPool& pool)
    : Pollable(eventLoop),
      fd_(-1),
      isFile_(false),
      isBuffered_(true),
      dropped_(0),
      hasFailed_(false),
      wasTold_(false),
      lines_(pool) {}

LogWriter::~LogWriter() { detach(); }

Status LogWriter::open(const std::string& path) {
  path_ = path;
  return reopen();
}

// The new descriptor is watched before the old one is given up, because watch() may throw.
Status LogWriter::reopen() {
  Fd opened;
  int fd = standardDescriptor(path_);
  const char* name = path_ == "stderr" ? "/dev/stderr" : path_.c_str();
  if (fd < 0) {
    opened.reset(::open(name, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0644));
    fd = opened.get();
    if (fd < 0) return Status::error("cannot open log \"" + path_ + "\": " + std::strerror(errno));
  }
  flush();
  if (fd == fd_) return Status::ok();
  bool isFile = isRegular(name);
  if (!isFile) loop().watch(fd, lines_.empty() ? 0 : POLLOUT, this);
  detach();
  owned_.swap(opened);
  isFile_ = isFile;
  fd_ = fd;
  return Status::ok();
}

void LogWriter::detach() {
  if (fd_ >= 0 && !isFile_) loop().unwatch(fd_);
  fd_ = -1;
  owned_.reset();
}

void LogWriter::startTimer() {
  if (buffer_.seconds == LogBuffer::kOneTurn)
    loop().scheduleLast(this);
  else if (buffer_.seconds > 0)
    loop().setTimer(this, buffer_.seconds);
}

std::size_t LogWriter::capacity() const {
  return std::max<std::size_t>(kCapacity, 2 * buffer_.size);
}

void LogWriter::writeLine(const Slice& line) {
  if (fd_ < 0) return;
  if (lines_.size() + line.size() > capacity()) {
    ++dropped_;
    return;
  }
  if (lines_.empty() && isBuffered_) startTimer();
  noteDropped();
  lines_.append(line);
  if (!isBuffered_ || lines_.size() >= buffer_.size) flush();
}

void LogWriter::noteDropped() {
  if (dropped_ == 0) return;
  lines_.append("... ");
  lines_.append(decimal(static_cast<off_t>(dropped_)));
  lines_.append(" lines dropped: this log's reader was too slow\n");
  dropped_ = 0;
}

void LogWriter::flush() {
  if (fd_ < 0 || lines_.empty()) return;
  if (isFile_)
    writeOnce(lines_.size());
  else
    loop().setEvents(fd_, POLLOUT);
}

void LogWriter::onReady(int, short revents) {
  if (revents & POLLOUT) {
    writeOnce(kPipeWrite);
  } else {
    lines_.clear();
    detach();
  }
  if (fd_ >= 0 && lines_.empty()) loop().setEvents(fd_, 0);
}

void LogWriter::onTimeout() { flush(); }

void LogWriter::onWake() { flush(); }

bool LogWriter::tellsOfFailure() {
  bool isNews = hasFailed_ && !wasTold_;
  if (isNews) wasTold_ = true;
  return isNews;
}

// What cannot be written is lost: for a log the server neither stops serving nor keeps growing.
void LogWriter::writeOnce(std::size_t atMost) {
  std::size_t count = lines_.size() < atMost ? lines_.size() : atMost;
  ssize_t written = ::write(fd_, lines_.data(), count);
  hasFailed_ = written <= 0 || (isFile_ && static_cast<std::size_t>(written) < count);
  if (!hasFailed_) wasTold_ = false;
  if (written > 0) lines_.consume(static_cast<std::size_t>(written));
  if (written <= 0 || isFile_) lines_.clear();
  if (written <= 0 && !isFile_) detach();
}
