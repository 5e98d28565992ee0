#ifndef BASE_COUNTED_HPP
#define BASE_COUNTED_HPP

// An object that is deleted when its last Ref goes. Only four classes need this: a Site, because
// requests outlive a reload, a file of the FileCache, because responses outlive an eviction, the
// elements of an InheritedList, which several blocks share, and a KeyTable, which sites share.
class Counted {
 public:
  Counted() : references_(0) {}

 protected:
  virtual ~Counted() {}

 private:
  Counted(const Counted&);
  Counted& operator=(const Counted&);

  template <typename T>
  friend class Ref;
  int references_;
};

template <typename T>
class Ref {
 public:
  Ref() : object_(0) {}
  explicit Ref(T* object) : object_(object) { hold(object_); }
  Ref(const Ref& other) : object_(other.object_) { hold(object_); }
  ~Ref() { drop(object_); }
  Ref& operator=(const Ref& other) {
    reset(other.object_);
    return *this;
  }

  void reset(T* object = 0) {
    hold(object);
    T* old = object_;
    object_ = object;
    drop(old);
  }

  T* get() const { return object_; }
  // Returns true if this is the only Ref to an object.
  bool isUnique() const { return object_ && referencesTo(object_) == 1; }
  T* operator->() const { return object_; }
  T& operator*() const { return *object_; }

 private:
  static int referencesTo(const Counted* object) { return object->references_; }
  static void hold(Counted* object) {
    if (object) ++object->references_;
  }
  static void drop(Counted* object) {
    if (object && --object->references_ == 0) delete object;
  }

  T* object_;
};

#endif
