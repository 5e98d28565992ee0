#include "config/Location.hpp"

Location::~Location() {
  for (std::size_t i = 0; i < locations.size(); ++i)
    delete locations[i];
  for (std::size_t i = 0; i < ifs.size(); ++i)
    delete ifs[i];
}
