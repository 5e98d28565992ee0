// Criterion 2.4 reads --timeout and then forgets it: a test without a timeout of its own would
// hang for ever. This gives it the one asked for.
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
