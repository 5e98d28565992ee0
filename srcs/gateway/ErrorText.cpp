#include "gateway/ErrorText.hpp"

#include <algorithm>

void ErrorText::push(const Slice& bytes) {
  Slice rest = bytes;
  while (!rest.empty()) {
    std::size_t room = kLongestLine - line_.size();
    std::size_t end = rest.find('\n');
    std::size_t count = std::min(std::min(end, rest.size()), room);
    rest.sub(0, count).appendTo(line_);
    bool isLine = count == end;
    if (isLine || line_.size() == kLongestLine) tell();
    rest = rest.from(count + isLine);
  }
}

void ErrorText::finish() { tell(); }

void ErrorText::tell() {
  bool isTold = observer_ && !line_.empty() && told_ < kMostBytes;
  if (isTold) {
    told_ += line_.size() + 1;
    observer_->serverWroteError(line_);
    if (told_ >= kMostBytes)
      observer_->serverWroteError("(the rest of what it says is not logged)");
  }
  line_.clear();
}
