#ifndef HTTP_HEADLIMITS_HPP
#define HTTP_HEADLIMITS_HPP

#include <cstddef>

// The limits of a head, and how strictly it is parsed. The default server of the address sets them.
struct HeadLimits {
  std::size_t
      maxLine;  // bytes of a line with its end; beyond it 414 for the request line, 431 for a field
  std::size_t maxHead;    // bytes of the whole head; beyond it 431
  std::size_t maxFields;  // beyond it 400
  bool allowBareLf;
  bool underscores;    // keep fields whose names have '_'; else they are dropped
  bool ignoreInvalid;  // drop fields with an invalid name, as nginx does; else 400

  HeadLimits()
      : maxLine(8192),
        maxHead(32768),
        maxFields(1000),
        allowBareLf(true),
        underscores(false),
        ignoreInvalid(true) {}
};

#endif
