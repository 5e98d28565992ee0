#include "server/LingeringClose.hpp"

#include <criterion/criterion.h>

#include <string>

Test(LingeringClose, nothing_is_owed_at_first) {
  LingeringClose linger;
  cr_assert_eq(linger.owed(), LingeringClose::kNothing);
  linger.owe(BodyRest());
  cr_assert_eq(linger.owed(), LingeringClose::kNothing);
}

Test(LingeringClose, a_body_is_owed_to_its_last_byte) {
  LingeringClose linger;
  linger.owe(BodyRest(10));
  cr_assert_eq(linger.owed(), LingeringClose::kBody);
  linger.discard("123456789");
  cr_assert_eq(linger.owed(), LingeringClose::kBody);
  linger.discard("0");
  cr_assert_eq(linger.owed(), LingeringClose::kNothing);
  linger.owe(BodyRest(10));
  linger.discard("more than ten bytes");
  cr_assert_eq(linger.owed(), LingeringClose::kNothing);
}

Test(LingeringClose, a_chunked_body_is_owed_to_its_last_chunk) {
  LingeringClose linger;
  linger.owe(BodyRest::unknown());
  cr_assert_eq(linger.owed(), LingeringClose::kChunkedBody);
  linger.discard("5\r\nhello\r\n");
  cr_assert_eq(linger.owed(), LingeringClose::kChunkedBody);
  linger.discard("5\r\nhello\r\n0\r\n\r\n");
  cr_assert_eq(linger.owed(), LingeringClose::kNothing);
}

Test(LingeringClose, the_rest_of_a_head_has_no_known_end) {
  LingeringClose linger;
  linger.owe(LingeringClose::kRestOfHead);
  linger.discard("X: y\r\n\r\n");
  cr_assert_eq(linger.owed(), LingeringClose::kRestOfHead);
}

Test(LingeringClose, silence_ends_it) {
  LingeringClose linger;
  linger.owe(BodyRest(1));
  cr_assert_eq(linger.seconds(), 5);
  linger.owe(LingeringClose::kRestOfHead);
  cr_assert_eq(linger.seconds(), 1);
}

Test(LingeringClose, a_client_that_never_rests_ends_it_after_30_seconds) {
  for (long now : {1000L, 0x7ffffff8L, 0xfffffff8L}) {
    LingeringClose linger;
    linger.begin(now);
    cr_assert_not(linger.isOver(now));
    cr_assert_not(linger.isOver(now + 29));
    cr_assert(linger.isOver(now + 30));
  }
}

static void expectPatience(LingeringClose& linger, int patience) {
  for (int i = 0; i < patience; ++i)
    cr_assert_not(linger.spend());
  cr_assert(linger.spend());
}

Test(LingeringClose, three_looks_find_nothing) {
  LingeringClose linger;
  linger.begin(1000);
  cr_assert_not(linger.spend());
  linger.renew();
  expectPatience(linger, LingeringClose::kLastLooks);
}

Test(LingeringClose, requests_are_expected_for_some_ticks_after_the_receipt) {
  LingeringClose linger;
  linger.oweRequests();
  linger.begin(1000);
  cr_assert_eq(linger.owed(), LingeringClose::kReceiptAndRequests);
  cr_assert_eq(linger.seconds(), 5);
  linger.discard(std::string("GET / HTTP/1.1"));
  cr_assert_eq(linger.owed(), LingeringClose::kReceiptAndRequests);
  linger.acknowledged();
  cr_assert_eq(linger.owed(), LingeringClose::kRequests);
  cr_assert_eq(linger.seconds(), 2);
  cr_assert_not(linger.spend());
  linger.discard(std::string("GET / HTTP/1.1"));
  cr_assert_eq(linger.owed(), LingeringClose::kRequests);
  linger.renew();
  expectPatience(linger, LingeringClose::kLastTicks);
}

Test(LingeringClose, a_receipt_is_followed_by_the_last_looks) {
  LingeringClose linger;
  linger.owe(LingeringClose::kReceipt);
  linger.begin(1000);
  cr_assert_eq(linger.seconds(), 5);
  linger.acknowledged();
  cr_assert_eq(linger.owed(), LingeringClose::kNothing);
  expectPatience(linger, LingeringClose::kLastLooks);
  LingeringClose surprised;
  surprised.owe(LingeringClose::kReceipt);
  surprised.discard(std::string("GET / HTTP/1.1"));
  cr_assert_eq(surprised.owed(), LingeringClose::kReceiptAndRequests);
}

Test(LingeringClose, bytes_that_nobody_expected_are_requests) {
  LingeringClose linger;
  linger.begin(1000);
  linger.discard(std::string("G"));
  cr_assert_eq(linger.owed(), LingeringClose::kReceiptAndRequests);
}

Test(LingeringClose, requests_are_not_owed_beside_a_body) {
  LingeringClose linger;
  linger.owe(BodyRest(5));
  linger.oweRequests();
  cr_assert_eq(linger.owed(), LingeringClose::kBody);
}
