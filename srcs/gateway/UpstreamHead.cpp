#include "gateway/UpstreamHead.hpp"

const std::string* UpstreamHead::find(const Slice& name) const {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (equalsIgnoreCase(fields[i].name, name)) return &fields[i].value;
  return 0;
}
