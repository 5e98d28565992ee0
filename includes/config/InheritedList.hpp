#ifndef CONFIG_INHERITEDLIST_HPP
#define CONFIG_INHERITEDLIST_HPP

#include <cstddef>
#include <vector>

#include "base/Counted.hpp"

// A list that blocks hand down to the blocks inside them. Copies share their elements until one of
// them changes its own, so that a thousand locations inherit a long list at no cost.
template <typename T>
class InheritedList {
 public:
  typedef typename std::vector<T>::const_iterator const_iterator;

  operator const std::vector<T>&() const { return elements(); }
  bool empty() const { return elements().empty(); }
  std::size_t size() const { return elements().size(); }
  // REQUIRES: i < size()
  const T& operator[](std::size_t i) const { return elements()[i]; }
  const_iterator begin() const { return elements().begin(); }
  const_iterator end() const { return elements().end(); }

  void clear() { shared_.reset(); }
  void push_back(const T& element) {
    if (!shared_.isUnique()) shared_.reset(new Elements(elements()));
    shared_->all.push_back(element);
  }

 private:
  struct Elements : public Counted {
    std::vector<T> all;

    explicit Elements(const std::vector<T>& others) : all(others) {}
  };

  const std::vector<T>& elements() const {
    static const std::vector<T> kNone;
    return shared_.get() ? shared_->all : kNone;
  }

  Ref<Elements> shared_;  // 0: the list is empty
};

#endif
