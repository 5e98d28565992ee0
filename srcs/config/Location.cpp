#include "config/Location.hpp"

Location::~Location() {
  for (std::size_t i = 0; i < locations.size(); ++i)
    delete locations[i];
}
