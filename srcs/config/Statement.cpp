#include "config/Statement.hpp"

Statement::~Statement() {
  for (std::size_t i = 0; i < children.size(); ++i)
    delete children[i];
}
