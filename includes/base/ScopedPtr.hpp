#ifndef BASE_SCOPEDPTR_HPP
#define BASE_SCOPEDPTR_HPP

// Owns one object made by new and deletes it. It cannot be copied.
template <typename T>
class ScopedPtr {
 public:
  explicit ScopedPtr(T* pointer = 0) : pointer_(pointer) {}
  ~ScopedPtr() { delete pointer_; }

  void reset(T* pointer = 0) {
    if (pointer == pointer_) return;
    T* old = pointer_;
    pointer_ = pointer;
    delete old;
  }
  // Gives up ownership and returns the object.
  T* release() {
    T* pointer = pointer_;
    pointer_ = 0;
    return pointer;
  }
  void swap(ScopedPtr& other) {
    T* pointer = pointer_;
    pointer_ = other.pointer_;
    other.pointer_ = pointer;
  }

  T* get() const { return pointer_; }
  T* operator->() const { return pointer_; }
  T& operator*() const { return *pointer_; }

 private:
  ScopedPtr(const ScopedPtr&);
  ScopedPtr& operator=(const ScopedPtr&);

  T* pointer_;
};

#endif
