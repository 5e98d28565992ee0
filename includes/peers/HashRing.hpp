#ifndef PEERS_HASHRING_HPP
#define PEERS_HASHRING_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "base/Slice.hpp"

// Consistent hashing as in Ketama: each server has many points on a ring, and a key belongs to the
// next point. When a server comes or goes, few keys change their server.
class HashRing {
 public:
  // Adds 160 points for each unit of weight. `name` is "host:port".
  void add(const std::string& name, int weight, std::size_t server);
  // Must be called after the last add(), before the first find().
  void sort();

  bool isEmpty() const { return points_.empty(); }
  // Returns the position of the key's point.
  std::size_t find(const Slice& key) const;
  // Returns the server of a position. Positions go round: the one after the last is the first.
  std::size_t serverAt(std::size_t position) const {
    return points_[position % points_.size()].server;
  }
  std::size_t size() const { return points_.size(); }

 private:
  struct Point {
    unsigned long hash;
    std::size_t server;

    bool operator<(const Point& other) const { return hash < other.hash; }
  };

  std::vector<Point> points_;
};

#endif
