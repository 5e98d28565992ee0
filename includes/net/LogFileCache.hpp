#ifndef NET_LOGFILECACHE_HPP
#define NET_LOGFILECACHE_HPP

#include <sys/types.h>

#include <map>
#include <string>

#include "base/Slice.hpp"
#include "base/Status.hpp"
#include "net/Turn.hpp"

// The values of `open_log_file_cache`.
struct LogFileLimits {
  int most;      // files that stay open; 0: each line opens its file and closes it again
  int inactive;  // seconds without a line after which a file is closed
  int minUses;   // lines within that time that a file needs to stay open
  int valid;     // seconds after which a path is looked up again

  LogFileLimits() : most(0), inactive(10), minUses(1), valid(60) {}
};

// The files of logs whose paths have variables. Lines are written at once, and only to regular
// files, which never block.
class LogFileCache {
 public:
  // The most files that are ever open, whatever the limits say.
  enum { kMostOpen = 64 };

  // Keeps a reference to the turn, which must outlive this object and tells the time.
  explicit LogFileCache(const Turn& turn) : turn_(turn) {}
  ~LogFileCache() { closeAll(); }

  // Appends a line to the file, which is created if it is missing. An error says why the line is
  // lost. May throw std::bad_alloc.
  Status append(const std::string& path, const Slice& line, const LogFileLimits& limits);
  // Closes the files that were not used for long. To be called once a second.
  void closeInactive();
  // Closes all files, for example because somebody has renamed them.
  void closeAll();
  std::size_t openCount() const;

 private:
  struct Entry {
    int fd;  // owned; -1 if the entry only counts the uses
    dev_t device;
    ino_t inode;
    int uses;
    int inactive;
    long used;     // the second of the last use
    long checked;  // the second in which the path was last looked up

    Entry() : fd(-1), device(0), inode(0), uses(0), inactive(0), used(0), checked(0) {}
  };
  typedef std::map<std::string, Entry> Entries;

  LogFileCache(const LogFileCache&);
  LogFileCache& operator=(const LogFileCache&);

  static Status open(const std::string& path, Entry& entry);
  static void close(Entry& entry);
  static bool isSame(const std::string& path, const Entry& entry);
  void drop(Entries::iterator at);
  Entry& entryFor(const std::string& path, std::size_t most);

  const Turn& turn_;
  Entries entries_;
};

#endif
