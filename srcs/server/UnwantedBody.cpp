#include "server/UnwantedBody.hpp"

static const off_t kSmallBody = 64 * 1024;  // no handler wants it, but it may be read
static const off_t kSmallRest = 64 * 1024;  // the same, behind a response that has come early

// A refusal is not worth waiting for a large body, nor for one that was to be asked for.
bool mayDiscardBody(const Exchange& x) {
  return !x.response.mustClose && !x.request.expectsContinue &&
         x.request.contentLength <= kSmallBody;
}

bool isTooLongToDiscard(const Exchange& x) { return x.decoder->received() > kSmallBody; }

bool mayAwait(const BodyRest& rest) { return rest.isAtMost(kSmallRest); }
