#ifndef CONFIG_POSTCHECK_HPP
#define CONFIG_POSTCHECK_HPP

#include "config/VirtualServer.hpp"

// Tells whether anything in a block can take a POST. In doubt it says that something can.
class PostCheck {
 public:
  // Keeps a reference to the server, which must outlive this object.
  explicit PostCheck(const VirtualServer& server);

  // Returns false if every POST to this block, and to the blocks inside it, ends in a 405.
  bool mayTakePost(const Location& location) const;

 private:
  PostCheck(const PostCheck&);
  PostCheck& operator=(const PostCheck&);

  bool mayLeave(const Location& location) const;

  const VirtualServer& server_;
};

#endif
