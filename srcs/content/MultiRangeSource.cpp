#include "content/MultiRangeSource.hpp"

#include <algorithm>

#include "base/Numbers.hpp"

MultiRangeSource::MultiRangeSource(const std::string& type, const std::string& boundary)
    : type_(type), boundary_(boundary), next_(0), length_(0) {}

std::string MultiRangeSource::headOf(const ByteRange& range) const {
  std::string head = "\r\n--" + boundary_ + "\r\n";
  if (!type_.empty()) head += "Content-Type: " + type_ + "\r\n";
  head += "Content-Range: bytes " + decimal(range.first) + "-" + decimal(range.last) + "/" +
          decimal(facts_.size) + "\r\n\r\n";
  return head;
}

int MultiRangeSource::open(const std::string& path, const FileFacts& facts,
                           std::vector<ByteRange>& ranges) {
  path_ = path;
  facts_ = facts;
  ranges_.swap(ranges);
  length_ = static_cast<off_t>(boundary_.size()) + 8;
  for (std::size_t i = 0; i < ranges_.size(); ++i)
    length_ += static_cast<off_t>(headOf(ranges_[i]).size()) + ranges_[i].size();
  FileReader probe;
  return probe.open(path_, facts_);
}

bool MultiRangeSource::beginPart() {
  const ByteRange& range = ranges_[next_++];
  text_ = headOf(range);
  part_.reset(new FileSource);
  return part_->open(path_, facts_, range) == 0;
}

BodySource::Result MultiRangeSource::pullText(Buffer& out, std::size_t room) {
  std::size_t count = std::min(room, text_.size());
  out.append(Slice(text_).sub(0, count));
  text_.erase(0, count);
  bool isLast = part_.get() == 0 && next_ == ranges_.size() && text_.empty();
  return isLast ? kEnd : kMore;
}

BodySource::Result MultiRangeSource::pull(Buffer& out, std::size_t room) {
  if (text_.empty() && part_.get() == 0) {
    if (!beginPart()) return kError;
  }
  if (!text_.empty()) return pullText(out, room);
  Result result = part_->pull(out, room);
  if (result != kEnd) return result;
  part_.reset();
  if (next_ == ranges_.size()) text_ = "\r\n--" + boundary_ + "--\r\n";
  return kMore;
}
