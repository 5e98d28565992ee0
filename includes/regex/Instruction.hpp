#ifndef REGEX_INSTRUCTION_HPP
#define REGEX_INSTRUCTION_HPP

// An instruction of a Program.
struct Instruction {
  enum Kind {
    kByte,       // consumes the byte `value`
    kSet,        // consumes a byte of the set `value`
    kMatch,      // the program has matched
    kSplit,      // goes on at `next`, and at `other` with a lower priority
    kSave,       // records the position in the offset `value` of the captures
    kAssertion,  // goes on if the Assertion `value` holds
    kLook,       // goes on if the look-around `value` matches here
    kNotLook     // goes on if it does not
  };

  unsigned char kind;
  // More than one instruction leads here, so that a machine must remember where it has been.
  unsigned char isJoin;
  unsigned short value;
  int next;
  int other;

  bool consumes() const { return kind <= kSet; }
};

#endif
