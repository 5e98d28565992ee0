#include "processes/OutputHold.hpp"

#include <criterion/criterion.h>

Test(OutputHold, silent_until_the_first_output) {
  OutputHold hold;
  cr_assert_eq(hold.state(), OutputHold::kSilent);
  cr_assert_not(hold.isHeld());
  cr_assert_not(hold.countTurn(true), "there is nothing to release");
  hold.noteOutput();
  cr_assert_eq(hold.state(), OutputHold::kHeld);
  cr_assert(hold.isHeld());
}

Test(OutputHold, a_turn_in_which_nothing_happens_ends_it) {
  OutputHold hold;
  hold.noteOutput();
  cr_assert(hold.countTurn(true));
  cr_assert_eq(hold.state(), OutputHold::kReleased);
  cr_assert_not(hold.countTurn(true), "it ends once");
}

Test(OutputHold, a_number_of_busy_turns_ends_it) {
  OutputHold hold;
  hold.noteOutput();
  for (int i = 1; i < OutputHold::kMostTurns; ++i)
    cr_assert_not(hold.countTurn(false));
  cr_assert(hold.countTurn(false));
  cr_assert_not(hold.isHeld());
}

Test(OutputHold, after_the_childs_end_it_waits_for_one_more_poll) {
  OutputHold hold;
  hold.noteOutput();
  cr_assert(hold.looksOnceMore());
  cr_assert_eq(hold.state(), OutputHold::kLastLook);
  cr_assert(hold.isHeld());
  cr_assert_not(hold.looksOnceMore());
}

Test(OutputHold, only_the_first_output_is_held) {
  OutputHold hold;
  hold.noteOutput();
  hold.release();
  hold.noteOutput();
  cr_assert_eq(hold.state(), OutputHold::kReleased);
}
