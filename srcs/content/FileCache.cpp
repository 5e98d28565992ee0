#include "content/FileCache.hpp"

#include <algorithm>

#include "base/Numbers.hpp"
#include "content/FileReader.hpp"
#include "http/HttpDate.hpp"

static const std::size_t kBuckets = 4096;  // a power of two
static const int kInactive = 60;
// A body of this size has room before it, of this size. A smaller one is sooner copied.
static const off_t kLeastWithRoom = 16 * 1024;
static const std::size_t kRoom = 1024;
// What the node of a compressed form takes, about.
static const std::size_t kFormCost = 96;

// The range of an HTTP date. A file may claim to be older than the epoch, or younger than the year
// 9999.
static const std::time_t kEpoch = 0;
static const std::time_t kLastDate = 253402300799L;

CachedFile::CachedFile(const Slice& path, const FileFacts& facts)
    : path_(path.str()),
      facts_(facts),
      hasBody_(false),
      room_(0),
      wasWanted_(false),
      checked_(0),
      checkedTurn_(0),
      used_(0),
      hash_(0),
      bucketNext_(0),
      newer_(0),
      older_(0) {
  if (!facts.isRegular()) return;
  etag_ = "\"";
  appendHex(etag_, facts.modified);
  etag_ += '-';
  appendHex(etag_, facts.size);
  if (facts.modifiedNanoseconds != 0) {
    etag_ += '-';
    appendHex(etag_, facts.modifiedNanoseconds);
  }
  etag_ += '"';
  appendHttpDate(lastModified_, std::min(std::max(facts.modified, kEpoch), kLastDate));
}

std::size_t CachedFile::cost() const {
  std::size_t bytes = sizeof *this + path_.capacity() + etag_.capacity() +
                      lastModified_.capacity() + body_.capacity();
  std::map<int, std::string>::const_iterator form;
  for (form = forms_.begin(); form != forms_.end(); ++form)
    bytes += kFormCost + form->second.capacity();
  return bytes;
}

const std::string* CachedFile::form(int level) const {
  const std::map<int, std::string>::const_iterator found = forms_.find(level);
  return found == forms_.end() ? 0 : &found->second;
}

FileCache::FileCache(const Turn& turn)
    : buckets_(kBuckets),
      newest_(0),
      oldest_(0),
      count_(0),
      bytes_(0),
      hits_(0),
      misses_(0),
      maxEntries_(kEntries),
      budget_(kBudget),
      inactive_(kInactive),
      turn_(turn) {}

FileCache::~FileCache() { clear(); }

void FileCache::clear() {
  while (oldest_)
    evict(oldest_);
}

void FileCache::limit(std::size_t entries, int inactive) {
  maxEntries_ = entries;
  inactive_ = inactive;
  makeRoom();
}

void FileCache::setBudget(std::size_t bytes) {
  budget_ = bytes;
  makeRoom();
}

void FileCache::dropInactive() {
  while (oldest_ && turn_.second - oldest_->used_ > inactive_)
    evict(oldest_);
}

// FNV-1a.
static unsigned long hashOf(const Slice& path) {
  unsigned long hash = 14695981039346656037UL;
  for (std::size_t i = 0; i < path.size(); ++i)
    hash = (hash ^ static_cast<unsigned char>(path[i])) * 1099511628211UL;
  return hash;
}

CachedFile* FileCache::look(const Slice& path, unsigned long hash) const {
  CachedFile* file = buckets_[hash % kBuckets];
  while (file && (file->hash_ != hash || Slice(file->path_) != path))
    file = file->bucketNext_;
  return file;
}

bool FileCache::isCurrent(const CachedFile& file, int validFor) const {
  return file.checkedTurn_ == turn_.number ||
         (validFor > 0 && turn_.second - file.checked_ < validFor);
}

int FileCache::find(const Slice& path, int validFor, CachedFileRef& file) {
  unsigned long hash = hashOf(path);
  CachedFile* kept = look(path, hash);
  if (kept) touch(kept);
  dropInactive();
  if (kept && isCurrent(*kept, validFor)) {
    ++hits_;
    file.reset(kept);
    return 0;
  }
  FileFacts facts;
  path_.assign(path.data(), path.size());
  int status = facts.read(path_);
  if (kept && (status != 0 || !(facts == kept->facts_))) {
    evict(kept);
    kept = 0;
  }
  ++(kept ? hits_ : misses_);
  if (status != 0) return status;
  file.reset(kept ? kept : new CachedFile(path, facts));
  file->checked_ = turn_.second;
  file->checkedTurn_ = turn_.number;
  file->hash_ = hash;
  if (!kept && !facts.isFresh(turn_.now)) keep(file.get());
  return 0;
}

bool FileCache::wantsBody(CachedFile& file) const {
  if (file.hasBody_ || file.facts_.size <= kSmallBody) return true;
  bool isAgain = file.wasWanted_;
  file.wasWanted_ = true;
  return isAgain && file.self_.get() && file.facts_.size <= kLargestBody;
}

int FileCache::load(CachedFile& file) {
  FileReader reader;
  int status = reader.open(file.path_, file.facts_);
  if (status != 0) return status;
  std::size_t room = file.facts_.size < kLeastWithRoom ? 0 : kRoom;
  std::string body(room + static_cast<std::size_t>(file.facts_.size), '\0');
  std::size_t filled = room;
  while (filled < body.size()) {
    ssize_t got = reader.read(&body[filled], body.size() - filled);
    if (got < 0) return 500;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  body.resize(filled);
  if (file.self_.get()) bytes_ -= file.cost();
  file.body_.swap(body);
  file.room_ = room;
  file.facts_.size = static_cast<off_t>(filled - room);
  file.hasBody_ = true;
  if (file.self_.get()) bytes_ += file.cost();
  makeRoom();
  return 0;
}

void FileCache::keepForm(CachedFile& file, int level, const std::string& bytes) {
  if (file.self_.get() == 0 || file.form(level)) return;
  const CachedFileRef guard(&file);
  bytes_ -= file.cost();
  file.forms_[level].assign(bytes.data(), bytes.size());
  bytes_ += file.cost();
  makeRoom();
}

void FileCache::forget(const Slice& path) {
  CachedFile* kept = look(path, hashOf(path));
  if (kept) evict(kept);
}

void FileCache::keep(CachedFile* file) {
  CachedFile*& bucket = buckets_[file->hash_ % kBuckets];
  file->bucketNext_ = bucket;
  bucket = file;
  linkNewest(file);
  file->self_.reset(file);
  file->used_ = turn_.second;
  bytes_ += file->cost();
  ++count_;
  makeRoom();
}

void FileCache::evict(CachedFile* file) {
  CachedFile** link = &buckets_[file->hash_ % kBuckets];
  while (*link != file)
    link = &(*link)->bucketNext_;
  *link = file->bucketNext_;
  unlink(file);
  bytes_ -= file->cost();
  --count_;
  file->self_.reset();
}

void FileCache::makeRoom() {
  while (oldest_ && (count_ > maxEntries_ || bytes_ > budget_))
    evict(oldest_);
}

void FileCache::touch(CachedFile* file) {
  file->used_ = turn_.second;
  if (newest_ == file) return;
  unlink(file);
  linkNewest(file);
}

void FileCache::linkNewest(CachedFile* file) {
  file->newer_ = 0;
  file->older_ = newest_;
  if (newest_)
    newest_->newer_ = file;
  else
    oldest_ = file;
  newest_ = file;
}

void FileCache::unlink(CachedFile* file) {
  (file->newer_ ? file->newer_->older_ : newest_) = file->older_;
  (file->older_ ? file->older_->newer_ : oldest_) = file->newer_;
}
