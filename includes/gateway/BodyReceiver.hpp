#ifndef GATEWAY_BODYRECEIVER_HPP
#define GATEWAY_BODYRECEIVER_HPP

#include <sys/types.h>

// Receives a request body that was collected on the disk.
class BodyReceiver {
 public:
  virtual ~BodyReceiver() {}
  // The request body is complete. The receiver owns `fd`, a descriptor that reads the body from its
  // beginning.
  virtual void bodyCollected(int fd, off_t size) = 0;
  // The disk did not take the request body. `status` is the HTTP status of the response.
  virtual void bodyLost(int status) = 0;
};

#endif
