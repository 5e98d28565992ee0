#include "compression/EncoderPool.hpp"

#include <criterion/criterion.h>

Test(EncoderPool, lendsSoManyAndNoMore) {
  unsigned long count = 0;
  EncoderPool pool(count);
  std::vector<GzipEncoder*> lent;
  while (!pool.isExhausted())
    lent.push_back(pool.take(1));
  cr_expect_eq(lent.size(), static_cast<std::size_t>(EncoderPool::kMostLent));
  cr_expect_eq(count, lent.size());
  pool.give(lent.back());
  cr_expect(!pool.isExhausted());
  lent.back() = pool.take(1);
  for (GzipEncoder* encoder : lent)
    pool.give(encoder);
  cr_expect_eq(count, 0u);
}

Test(EncoderPool, anEncoderIsReadyForTheNextStream) {
  unsigned long count = 0;
  EncoderPool pool(count);
  GzipEncoder* first = pool.take(1);
  char out[100];
  Slice text = "some text";
  first->encode(text, GzipEncoder::kFinish, out, sizeof out);
  pool.give(first);
  GzipEncoder* second = pool.take(9);
  cr_expect_eq(second, first);
  cr_expect_eq(second->taken(), 0u);
  pool.give(second);
}
