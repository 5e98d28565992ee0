#ifndef CONTENT_FILECACHE_HPP
#define CONTENT_FILECACHE_HPP

#include <ctime>
#include <string>
#include <vector>

#include "base/Counted.hpp"
#include "base/Slice.hpp"
#include "content/FileFacts.hpp"
#include "net/Turn.hpp"

// A file, or a directory, as it was when somebody asked for it: facts of the file alone, none of
// the route that led to it. Answers keep it alive while they send its body.
class CachedFile : public Counted {
 public:
  const std::string& path() const { return path_; }
  const FileFacts& facts() const { return facts_; }
  // "\"65f1a2b3-400\"" and an HTTP date, rendered once; empty for anything but a regular file.
  const std::string& etag() const { return etag_; }
  const std::string& lastModified() const { return lastModified_; }
  // Whether body() holds the whole file.
  bool hasBody() const { return hasBody_; }
  const std::string& body() const { return body_; }

 private:
  friend class FileCache;
  CachedFile(const Slice& path, const FileFacts& facts);
  std::size_t cost() const;

  std::string path_;
  FileFacts facts_;
  std::string etag_;
  std::string lastModified_;
  bool hasBody_;
  std::string body_;

  std::time_t checked_;        // when the facts were last compared with the file's
  unsigned long checkedTurn_;  // and in which turn
  std::time_t used_;
  unsigned long hash_;
  CachedFile* bucketNext_;
  CachedFile* newer_;
  CachedFile* older_;
  Ref<CachedFile> self_;  // held while the cache keeps it
};

typedef Ref<CachedFile> CachedFileRef;

// Files lately served: their facts, and the bytes of small ones. Each use compares with the file
// itself (one stat), but for a second use within one turn of the loop: those requests were there
// at the same time, so one look serves them all.
//
// It never holds more than its budget; what was used longest ago goes first. A file changed in
// the last two seconds is served but not kept.
class FileCache {
 public:
  enum { kLargestBody = 64 * 1024, kBudget = 16 * 1024 * 1024, kEntries = 10000 };

  // Keeps a reference to the turn, which must outlive this object.
  explicit FileCache(const Turn& turn);
  ~FileCache();

  // How `open_file_cache` has it: at most so many entries; those not used for so many seconds go.
  void limit(std::size_t entries, int inactive);
  // What lies at `path` now: 0 and `file`, or an HTTP status. The file's facts may be `validFor`
  // seconds old.
  int find(const Slice& path, int validFor, CachedFileRef& file);
  // Reads the body of a regular file of at most kLargestBody bytes: 0, or an HTTP status.
  // Afterwards file.hasBody(), and facts().size is the body's size.
  int load(CachedFile& file);

  std::size_t entryCount() const { return count_; }
  std::size_t bytesHeld() const { return bytes_; }
  void clear();
  // The file was changed by ourselves: what is known of it counts no more, in this turn either.
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
  std::size_t maxEntries_;
  int inactive_;
  const Turn& turn_;
  std::string path_;  // of the look-up at hand, ended by a NUL
};

#endif
