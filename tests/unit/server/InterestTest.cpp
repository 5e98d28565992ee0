#include "server/Interest.hpp"

#include <criterion/criterion.h>
#include <poll.h>

namespace {

typedef RequestReader In;
typedef ResponseWriter Out;

Interest::Sides sides(In::State request, Out::State response) {
  Interest::Sides made = {
      request, response, true, false, false, false, false, false, LingeringClose::kNothing};
  return made;
}

struct Row {
  In::State request;
  Out::State response;
  short events;
  Interest::Timer timer;
};

// Every valid pair of states, with nothing to be sent, room for input, and no pending operation.
const Row kPairs[] = {
    {In::kPreface, Out::kNone, POLLIN, Interest::kTimerIdle},
    {In::kIdle, Out::kNone, POLLIN, Interest::kTimerIdle},
    {In::kHead, Out::kNone, POLLIN, Interest::kTimerHead},
    {In::kHeld, Out::kAwaited, Interest::kOnlyFaults, Interest::kTimerNone},
    {In::kHeldEnded, Out::kAwaited, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kBody, Out::kNone, POLLIN, Interest::kTimerBody},
    {In::kBody, Out::kAwaited, POLLIN, Interest::kTimerBody},
    {In::kBody, Out::kBody, POLLIN, Interest::kTimerBody},
    {In::kBody, Out::kDeferred, POLLIN, Interest::kTimerBody},
    {In::kBody, Out::kComplete, POLLIN, Interest::kTimerBody},
    {In::kBodyEnded, Out::kNone, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kBodyEnded, Out::kAwaited, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kBodyEnded, Out::kBody, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kBodyEnded, Out::kDeferred, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kBodyEnded, Out::kComplete, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kWhole, Out::kAwaited, Interest::kOnlyFaults, Interest::kTimerNone},
    {In::kWhole, Out::kBody, Interest::kOnlyFaults, Interest::kTimerNone},
    {In::kWhole, Out::kDeferred, Interest::kOnlyFaults, Interest::kTimerNone},
    {In::kTunnel, Out::kBody, POLLIN, Interest::kTimerNone},
    {In::kTunnelEnded, Out::kBody, Interest::kOnlyFaults, Interest::kTimerNone},
    {In::kWholeEnded, Out::kAwaited, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kWholeEnded, Out::kBody, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kWholeEnded, Out::kDeferred, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kDiscarding, Out::kAwaited, POLLIN, Interest::kTimerNone},
    {In::kDiscarding, Out::kBody, POLLIN, Interest::kTimerNone},
    {In::kDiscarding, Out::kDeferred, POLLIN, Interest::kTimerNone},
    {In::kStopped, Out::kAwaited, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kStopped, Out::kBody, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kStopped, Out::kDeferred, Interest::kOnlyFaults, Interest::kTimerLeft},
    {In::kDiscarding, Out::kClosing, POLLIN, Interest::kTimerLinger},
};

}  // namespace

Test(Interest, every_pair_of_states) {
  for (const Row& row : kPairs) {
    Interest interest = Interest::of(sides(row.request, row.response));
    cr_expect_eq(interest.events, row.events, "%d, %d: %d", row.request, row.response,
                 interest.events);
    cr_expect_eq(interest.timer, row.timer, "%d, %d: %d", row.request, row.response,
                 interest.timer);
  }
}

Test(Interest, a_client_that_may_leave_is_not_watched) {
  Interest::Sides left = sides(In::kWholeEnded, Out::kAwaited);
  left.mayLeave = true;
  cr_expect_eq(Interest::of(left).events, 0);
}

Test(Interest, output_is_sent_in_every_state_and_has_its_own_timer) {
  for (const Row& row : kPairs) {
    Interest::Sides these = sides(row.request, row.response);
    these.hasOutput = true;
    cr_expect_eq(Interest::of(these).events, (row.events & ~Interest::kOnlyFaults) | POLLOUT);
    cr_expect_eq(Interest::of(these).timer, Interest::kTimerSend);
  }
  Interest::Sides last = sides(In::kStopped, Out::kClosing);
  last.hasOutput = true;
  cr_expect_eq(Interest::of(last).events, POLLOUT);
}

// Not reading is the whole of backpressure.
Test(Interest, what_has_no_room_is_not_read) {
  Interest::Sides full = sides(In::kBody, Out::kBody);
  full.hasRoom = false;
  cr_expect_eq(Interest::of(full).events, Interest::kOnlyFaults);
  cr_expect_eq(Interest::of(full).timer, Interest::kTimerNone, "the client is not to blame");
  for (In::State state : {In::kIdle, In::kHead}) {
    Interest::Sides behind = sides(state, Out::kNone);
    behind.hasOutput = behind.isOutputFull = true;
    cr_expect_eq(Interest::of(behind).events, POLLOUT);
  }
}

Test(Interest, a_client_that_waits_for_a_pending_operation_is_read_ahead) {
  for (Out::State state : {Out::kAwaited, Out::kBody, Out::kDeferred}) {
    Interest::Sides ahead = sides(In::kWhole, state);
    ahead.hasPending = true;
    cr_expect_eq(Interest::of(ahead).events, POLLIN);
    ahead.hasRoom = false;
    cr_expect_eq(Interest::of(ahead).events, Interest::kOnlyFaults);
    ahead.request = In::kWholeEnded;
    cr_expect_eq(Interest::of(ahead).events, Interest::kOnlyFaults);
  }
}

Test(Interest, a_lingering_close_waits_for_what_is_owed) {
  struct {
    LingeringClose::Owed owed;
    short events;
    Interest::Timer timer;
  } rows[] = {
      {LingeringClose::kNothing, POLLIN, Interest::kTimerLinger},
      {LingeringClose::kBody, POLLIN, Interest::kTimerLinger},
      {LingeringClose::kChunkedBody, POLLIN, Interest::kTimerLinger},
      {LingeringClose::kRestOfHead, POLLIN, Interest::kTimerLinger},
      {LingeringClose::kReceipt, POLLIN | POLLOUT, Interest::kTimerReceipt},
      {LingeringClose::kReceiptAndRequests, POLLIN | POLLOUT, Interest::kTimerReceipt},
      {LingeringClose::kRequests, POLLIN, Interest::kTimerBrief},
  };
  for (const auto& row : rows) {
    Interest::Sides last = sides(In::kDiscarding, Out::kClosing);
    last.owed = row.owed;
    cr_expect_eq(Interest::of(last).events, row.events, "%d", row.owed);
    cr_expect_eq(Interest::of(last).timer, row.timer, "%d", row.owed);
    last.response = Out::kBody;
    cr_expect_eq(Interest::of(last).timer, Interest::kTimerNone, "not before the last response");
  }
}

Test(Interest, an_idle_client_of_a_draining_server_is_left_soon) {
  Interest::Sides idle = sides(In::kIdle, Out::kNone);
  idle.isDraining = true;
  cr_expect_eq(Interest::of(idle).events, POLLIN);
  cr_expect_eq(Interest::of(idle).timer, Interest::kTimerBrief);
  Interest::Sides busy = sides(In::kHead, Out::kNone);
  busy.isDraining = true;
  cr_expect_eq(Interest::of(busy).timer, Interest::kTimerHead);
}
