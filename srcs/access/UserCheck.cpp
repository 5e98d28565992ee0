#include "access/UserCheck.hpp"

#include "access/AccessCheck.hpp"
#include "access/KnownPasswords.hpp"
#include "exchange/Clock.hpp"

UserCheck::UserCheck(EventLoop& loop, Pollable& waiter, KnownPasswords& known,
                     const UserClaim& claim)
    : Pollable(loop),
      waiter_(waiter),
      known_(known),
      claim_(claim),
      state_(kReading),
      file_(new FileReader),
      search_(claim.credentials.user) {}

int UserCheck::begin() {
  if (!claim_.facts.isRegular()) return 500;
  int status = file_->open(claim_.file, claim_.facts);
  if (status != 0) return status;
  work();
  if (!isDecided()) loop().defer(this);
  return 0;
}

void UserCheck::onWake() {
  work();
  if (isDecided())
    loop().schedule(&waiter_);
  else
    loop().defer(this);
}

void UserCheck::onOutOfMemory() {
  state_ = kUnreadable;
  loop().schedule(&waiter_);
}

// Works on one slice.
void UserCheck::work() {
  if (state_ == kReading) {
    state_ = read();
  } else if (state_ == kHashing) {
    password_->advance();
    state_ = stateOf(password_->state());
  }
}

UserCheck::State UserCheck::read() {
  char piece[kPiece];
  ssize_t got = file_->read(piece, sizeof piece);
  if (got < 0) return kUnreadable;
  std::size_t count = static_cast<std::size_t>(got);
  bool isLast = count < sizeof piece;
  bool isFound = search_.push(Slice(piece, count)) || (isLast && search_.end());
  if (isFound) return startHashing();
  return isLast ? kNobody : kReading;
}

// No descriptor is kept open while the hash is computed.
UserCheck::State UserCheck::startHashing() {
  file_.reset();
  password_.reset(new PasswordCheck(search_.stored(), claim_.credentials.password));
  return stateOf(password_->state());
}

UserCheck::State UserCheck::stateOf(PasswordCheck::State state) const {
  switch (state) {
    case PasswordCheck::kWorking:
      return kHashing;
    case PasswordCheck::kMatches:
      return kRight;
    case PasswordCheck::kDiffers:
      return kWrong;
    default:
      return kUnsupported;
  }
}

Handler::Result UserCheck::ask(Exchange& x) {
  if (!isDecided()) return Handler::kPending;
  AccessCheck::record(x, verdict(x));
  return Handler::kDeclined;
}

// A file that has just changed may change once more and keep its times.
int UserCheck::verdict(Exchange& x) {
  const std::string user = "user \"" + claim_.credentials.user + "\"";
  switch (state_) {
    case kRight:
      if (!claim_.facts.isFresh(x.clock->now())) known_.add(claim_.digest);
      x.isUserVerified = true;
      return AccessVerdict::kPermits;
    case kNobody:
      x.log(kLogError, user + " was not found in \"" + claim_.file + "\"");
      return claim_.ask(x);
    case kUnsupported:
      x.log(kLogError,
            user + ": the password in \"" + claim_.file +
                "\" is hashed in a way that is not supported: use \"openssl passwd -6\", "
                "with at most 10000 rounds");
      return claim_.ask(x);
    case kUnreadable:
      return claim_.refuseFile(x, 500);
    default:
      x.log(kLogError, user + ": password mismatch");
      return claim_.ask(x);
  }
}
