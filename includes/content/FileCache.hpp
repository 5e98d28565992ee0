#ifndef CONTENT_FILECACHE_HPP
#define CONTENT_FILECACHE_HPP

#include <ctime>
#include <map>
#include <string>
#include <vector>

#include "base/Counted.hpp"
#include "base/Slice.hpp"
#include "content/FileFacts.hpp"
#include "net/Turn.hpp"

// A file or directory as it was when it was looked up. It knows nothing of the route that led to
// it. A response keeps it alive while it sends the body.
class CachedFile : public Counted {
 public:
  const std::string& path() const { return path_; }
  const FileFacts& facts() const { return facts_; }
  // An entity tag such as "65f1a2b3-400", its quotes included, and an HTTP date. Both are empty for
  // anything but a regular file.
  const std::string& etag() const { return etag_; }
  const std::string& lastModified() const { return lastModified_; }
  // Returns whether body() holds the whole file.
  bool hasBody() const { return hasBody_; }
  Slice body() const { return Slice(body_).from(room_); }
  // How many bytes before body() may be overwritten. A long body has room there for the head of a
  // response, which so leaves in one send with it.
  std::size_t room() const { return room_; }
  // Returns the body as gzip of this level, or 0 if the cache does not have it.
  const std::string* form(int level) const;

 private:
  friend class FileCache;
  CachedFile(const Slice& path, const FileFacts& facts);
  std::size_t cost() const;

  std::string path_;
  FileFacts facts_;
  std::string etag_;
  std::string lastModified_;
  bool hasBody_;
  std::string body_;  // behind `room_` bytes
  std::size_t room_;
  bool wasWanted_;  // wantsBody() was called before
  std::map<int, std::string> forms_;

  long checked_;               // the second at which the facts were last compared with the file's
  unsigned long checkedTurn_;  // and the turn
  long used_;                  // the second of the last use
  unsigned long hash_;
  CachedFile* bucketNext_;
  CachedFile* newer_;
  CachedFile* older_;
  Ref<CachedFile> self_;  // held while the cache keeps it
};

typedef Ref<CachedFile> CachedFileRef;

// Keeps the facts of files that were served lately, and the bytes of small ones. Each use compares
// the facts with the file itself (one stat), once in a turn of the event loop: all requests of a
// turn came at the same time, so one look serves them all.
//
// The cache never exceeds its budget; the entry that was used longest ago is dropped first. A file
// that was changed in the last two seconds is served, but not kept: another change could leave the
// same times. That rule compares with file dates, and follows the wall clock; all ages follow the
// monotonic seconds.
class FileCache {
 public:
  // A body of at most kSmallBody bytes is read when it is first wanted, a larger one when it is
  // wanted again.
  enum {
    kSmallBody = 64 * 1024,
    kLargestBody = 1024 * 1024,
    kBudget = 16 * 1024 * 1024,
    kBudgetBesideScripts = 4 * 1024 * 1024,
    kEntries = 10000
  };

  // Keeps a reference to the turn, which must outlive this object.
  explicit FileCache(const Turn& turn);
  ~FileCache();

  // Sets what `open_file_cache` says: the largest number of entries, and after how many seconds
  // without a use an entry is dropped.
  void limit(std::size_t entries, int inactive);
  // Sets how many bytes all entries may take. The budget is kBudget at first; a server that starts
  // scripts should have less, because fork() copies the page table of all memory.
  void setBudget(std::size_t bytes);
  // Looks up `path`. Returns 0 and sets `file`, or returns an HTTP status. The facts of the file
  // may be up to `validFor` seconds old.
  int find(const Slice& path, int validFor, CachedFileRef& file);
  // The body of `file` is wanted. Returns true if it should be in memory: hasBody(), or load() is
  // due.
  bool wantsBody(CachedFile& file) const;
  // Reads the body of `file`. Returns 0 or an HTTP status. Afterwards file.hasBody() is true and
  // facts().size is the size of the body. REQUIRES: a regular file, and wantsBody() was true.
  int load(CachedFile& file);
  // Keeps the body of `file` as gzip of this level, beside the file and for as long. Does nothing
  // if the cache does not keep the file, or has the form. REQUIRES: file.hasBody()
  void keepForm(CachedFile& file, int level, const std::string& bytes);

  std::size_t entryCount() const { return count_; }
  std::size_t bytesHeld() const { return bytes_; }
  // How often find() found what it had kept unchanged, and how often it did not.
  unsigned long hits() const { return hits_; }
  unsigned long misses() const { return misses_; }
  void clear();
  // Drops what is known about `path`, because the server itself has changed the file.
  void forget(const Slice& path);

 private:
  FileCache(const FileCache&);
  FileCache& operator=(const FileCache&);

  CachedFile* look(const Slice& path, unsigned long hash) const;
  bool isCurrent(const CachedFile& file, int validFor) const;
  void dropInactive();
  void keep(CachedFile* file);
  void evict(CachedFile* file);
  void makeRoom();
  void touch(CachedFile* file);
  void linkNewest(CachedFile* file);
  void unlink(CachedFile* file);

  std::vector<CachedFile*> buckets_;
  CachedFile* newest_;
  CachedFile* oldest_;
  std::size_t count_;
  std::size_t bytes_;
  unsigned long hits_;
  unsigned long misses_;
  std::size_t maxEntries_;
  std::size_t budget_;
  int inactive_;
  const Turn& turn_;
  std::string path_;  // of the present look-up; kept for its memory
};

#endif
