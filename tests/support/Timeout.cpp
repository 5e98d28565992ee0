// Criterion 2.4 reads --timeout and then ignores it, so a test without its own timeout could hang
// for ever. This file applies the option to every test.
#include <criterion/criterion.h>
#include <criterion/hooks.h>
#include <criterion/options.h>

ReportHook(PRE_ALL)(struct criterion_test_set* all) {
  FOREACH_SET(void* suite, all->suites) {
    FOREACH_SET(void* item, static_cast<criterion_suite_set*>(suite)->tests) {
      criterion_test* test = static_cast<criterion_test*>(item);
      if (test->data->timeout == 0) test->data->timeout = criterion_options.timeout;
    }
  }
}
