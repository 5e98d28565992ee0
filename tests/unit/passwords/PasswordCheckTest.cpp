#include "passwords/PasswordCheck.hpp"

#include <criterion/criterion.h>

#include <string>

struct PasswordRow {
  const char* stored;
  std::string password;
};

// As `openssl passwd` writes them.
static const PasswordRow kByOpenssl[] = {
    {"$apr1$saltsalt$LrttParrLPdxvgutaSXWJ0", "secret"},
    {"$apr1$a$CwOs8ZUV1Vmp.iAwImfTn1", "x"},
    {"$apr1$ab./XY09$Hv.UGDwufVmKbdHgA1RiS1", "Grüße, ☃"},
    {"$apr1$saltsalt$//ymEvfNw22OXV2m3OZ/y/", std::string(15, 'p')},
    {"$apr1$saltsalt$q55DDk4cTu/tgOQg5MGDu.", std::string(16, 'p')},
    {"$apr1$saltsalt$1qttOuFUxtfyGyrYZqoy01", std::string(17, 'p')},
    {"$apr1$saltsalt$5TccGIoZC40yQJTGkrFfE/", std::string(64, 'p')},
    {"$apr1$saltsalt$3Sn6LYV7F5Pn58VyS53oN0", std::string(65, 'p')},
    {"$apr1$saltsalt$1SnYYymJZxBccVZWkvel91", std::string(128, 'p')},
    {"$apr1$saltsalt$Oh2Wm4nMJq/JX7XRbrTLk/", std::string(200, 'p')},
    {"$1$saltsalt$9xy1btjgzLYfb7hivXtC//", "secret"},
    {"$1$a$TYcRT0JumNkKBBlirG1X4/", "x"},
    {"$1$ab./XY09$JRJaGhaBpAfhssy0oejFi.", "Grüße, ☃"},
    {"$1$saltsalt$EpSBu3moSLmQMwhpR0c8j1", std::string(15, 'p')},
    {"$1$saltsalt$u9y8nHpOtHSrm9uLfwS1t1", std::string(16, 'p')},
    {"$1$saltsalt$4CifdL6ScBKFHqeT3RzUX0", std::string(17, 'p')},
    {"$1$saltsalt$dWU9jBaYubdcatDWkkDVJ/", std::string(64, 'p')},
    {"$1$saltsalt$0fMjBywfAxPMZDK/X.wJF.", std::string(65, 'p')},
    {"$1$saltsalt$8zWRXEM3ThqkUWP.Ba0D8/", std::string(128, 'p')},
    {"$1$saltsalt$bbekyq3VcvreDi44UD97y0", std::string(200, 'p')},
    {"$5$saltsalt$0IyaXrmV7.sGNS6tirgqHLqX/G.FBvgkYA.lpPdS5sA", "secret"},
    {"$5$a$m5PPB7rYZmTs0gzCcO.9R/qmXtGr3g/5s2bl1flV9x2", "x"},
    {"$5$ab./XY09$r8J0boI2LccAkaYmRsqtNFCDUnzwCnC5zSqTwe9BsMB", "Grüße, ☃"},
    {"$5$saltsalt$vv.wNej1ZwQTJhLAauPD1hhp4rI3uSwrRokOGlcmxn1", std::string(15, 'p')},
    {"$5$saltsalt$bPMFsIILK4aGpDxysrbhXBa7CfMRMBDE0i9CaLIxl2B", std::string(16, 'p')},
    {"$5$saltsalt$XRqxWptaNDlk3NZDbnMVK7VEx0WoqFGja4lsyTa6Tv4", std::string(17, 'p')},
    {"$5$saltsalt$jQo9Zo6OgIDUufdFA.OzFNIOgGd1UUGwDWOqvQxbcOB", std::string(64, 'p')},
    {"$5$saltsalt$vKrkVtHSyX.aXkciJNTJIj7qMEnlsJy6XIk0qLcadx3", std::string(65, 'p')},
    {"$5$saltsalt$wG4Q.R3bXGYU/2DYDvkK1lK3m3NJvD2Z9.2BBOTWup2", std::string(128, 'p')},
    {"$5$saltsalt$vlF0dE7403vsC2bj57GygcdK5a12ERMFCjoR8f4en/2", std::string(200, 'p')},
    {"$6$saltsalt$TVLlQcbpFVof5W3Yz4DTP6gRstiNuHwwTt6GLc1E5n0U0aDehy0S5knV8wiOQSpT0Y77vwPZN.Pq."
     "H91p5hVO1",
     "secret"},
    {"$6$a$AvQLBHPFSbE4d9QOBrglBdXuv.jRoEFLHgWJlsZ6XhNHrxkMbotj9kAr0GGhdZ5XM6DM29/LJ9jZin3Aj8Tph0",
     "x"},
    {"$6$ab./XY09$GSceGUSWY4i/gWJA7./"
     "v4HlkWOF8mhYCnRdEaOGASKObLNRQqKblRa4VI3rKleB3IAp55NtyH7ZlxYHWdk3Tj.",
     "Grüße, ☃"},
    {"$6$saltsalt$Cvxl/NMuqyhijLY1UDIGIP979q5nixbtna.KOlzetsSELUs/"
     "hnCQuYWiGA8OWE3LTJxxiSfcXJMKPGLu.AW4/0",
     std::string(15, 'p')},
    {"$6$saltsalt$fCB8260ittUAXXqeVo0DjKXluVRbBP2R/"
     "vNMIR40jf.mKUDFNuSlRRvjsC4VMk1ZPhvdzVhOSb5Pdo1ZroZ3R1",
     std::string(16, 'p')},
    {"$6$saltsalt$Lem4SwmYMaBmppU5."
     "QE3riwAgah6aLMFgaSYvgDkatROwvuI8CYqNjEOLKpPur6WF60BRuvRBkdU0DuTj.i67/",
     std::string(17, 'p')},
    {"$6$saltsalt$1hq4o9PVzxg0FdsYj1y.TGRVUADcPZloj3fqD812UmpaefO.IYnvg4R2OIA7OtAGDB/"
     "uFjkRY4zy.RNJshQCU.",
     std::string(64, 'p')},
    {"$6$saltsalt$jKs3leh557T2BMrcNOlvn5.VvlQUKQdbJVSz6iG2UhfuTR7Kwe9/kLvxZ9Dw7idshtz/"
     "mqTAFgcTEGQZCGb3l1",
     std::string(65, 'p')},
    {"$6$saltsalt$Xo7lMQUoV.s6RogObauS2fjKl3eaniwPHOeGKFpCbdXsYoG21."
     "ziJd8hG8ggBpuxUbcLuZVUXzhiiWIFMtYBC/",
     std::string(128, 'p')},
    {"$6$saltsalt$skE1Tcee6Q4jRunlwT9yT8AfHfcGJhPzU3RfSwKglT.20.l/"
     "CS9NRmdM3EbQkCRiIt3ktEAdE6d.2NttukOzF.",
     std::string(200, 'p')},
    {"$5$rounds=1000$sixteencharsalt!$5Qcs6wArTImRT66vyqzq.yjrw6BzoAfCcaYZrBTaf09", "secret"},
    {"$5$rounds=10000$s$1ouKGq.OmNUXG1bT1Y1k5ujQG8BRC5ecawKybf9jSbD", "secret"},
    {"$6$rounds=1000$sixteencharsalt!$O5WYeEKHYIHK.64WTZyEsxhCYSC4U7yzwMpWS4pHDJquPiR."
     "E1FR83kiimGxHlvhu73KWe.So2mq6cilJ5a0r/",
     "secret"},
    {"$6$rounds=10000$s$8K4tup6e7ymsqqDygMP./5frMZcm683lP0oRNcG1WJz0/eXtyY/MAzllobXymU/SxUN4br/"
     "WiQ7O3G/P5o7on/",
     "secret"},
    {"$6$rounds=1234$saltsalt$DSBPDUZo0nCMWUbkNmW7RMcfxGS7cBvIvCXqeuthKtjYB6G18g/"
     "1OQ8smAgXrYCNdMBsO.kPjvs8iRopadGpI/",
     "secret"},
};

static PasswordCheck::State check(const Slice& stored, const Slice& password) {
  PasswordCheck check(stored, password);
  while (check.state() == PasswordCheck::kWorking)
    check.advance();
  return check.state();
}

Test(PasswordCheck, hashes_that_openssl_wrote) {
  for (const PasswordRow& row : kByOpenssl) {
    cr_expect_eq(check(row.stored, row.password), PasswordCheck::kMatches, "%s", row.stored);
    cr_expect_eq(check(row.stored, row.password + "x"), PasswordCheck::kDiffers, "%s", row.stored);
    cr_expect_eq(check(row.stored, ""), PasswordCheck::kDiffers, "%s", row.stored);
  }
}

// The first three are from Drepper's text.
Test(PasswordCheck, known_vectors) {
  static const PasswordRow kRows[] = {
      {"$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5", "Hello world!"},
      {"$5$rounds=10000$saltstringsaltst$3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA",
       "Hello world!"},
      {"$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/"
       "O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
       "Hello world!"},
      {"{PLAIN}secret", "secret"},
      {"{PLAIN}", ""},
      {"{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=", "secret"},
      {"{SSHA}dj2lH1ocucmj5OQsjP6mQrVx6FhOYUNs", "secret"},
  };
  for (const PasswordRow& row : kRows)
    cr_expect_eq(check(row.stored, row.password), PasswordCheck::kMatches, "%s", row.stored);
}

Test(PasswordCheck, wrong_passwords_and_broken_hashes) {
  static const PasswordRow kRows[] = {
      {"{PLAIN}secret", "Secret"},
      {"{PLAIN}secret", "secre"},
      {"{PLAIN}secret", "secretsecret"},
      {"{PLAIN}secret", ""},
      {"{PLAIN}", "x"},
      {"{PLAIN}a", std::string("a\0b", 3)},
      {"{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=", "Secret"},
      {"{SHA}", ""},
      {"{SHA}!!!", ""},
      {"{SHA}5en6G6MezRroT3XKqkdPOmY/BQ==", "secret"},
      {"{SHA}dj2lH1ocucmj5OQsjP6mQrVx6FhOYUNs", "secret"},
      {"{SSHA}dj2lH1ocucmj5OQsjP6mQrVx6FhOYUNs", "Secret"},
      {"{SSHA}", ""},
      {"$6$saltsalt$", "secret"},
      {"$6$saltsalt$x", "secret"},
      {"$6$$", "secret"},
      {"$1$$", ""},
  };
  for (const PasswordRow& row : kRows)
    cr_expect_eq(check(row.stored, row.password), PasswordCheck::kDiffers, "%s", row.stored);
}

Test(PasswordCheck, schemes_that_are_not_supported) {
  static const char* const kStored[] = {
      "",
      "secret",
      "*",
      "rqXexS6ZhobKA",
      "{plain}secret",
      "{MD5}Xr4ilOzQ4PCOq3aQ0qbuaQ==",
      "$2y$05$abcdefghijklmnopqrstuuJGvqQrfE1oxjBOJbNfBfQqDbnVtOsRe",
      "$7$x",
      "$y$j9T$x$y",
      "$6$saltwithouthash",
      "$6$rounds=5000",
      "$6$rounds=999$saltsalt$x",
      "$6$rounds=10001$saltsalt$x",
      "$6$rounds=99999999999999999999$saltsalt$x",
      "$5$rounds=$saltsalt$x",
      "$5$rounds=-1$saltsalt$x",
      "$6$salt-of-17-charact$x",
      "$1$nine-char$x",
      "$apr1$nine-char$x",
  };
  for (const char* stored : kStored)
    cr_expect_eq(check(stored, "secret"), PasswordCheck::kUnsupported, "%s", stored);
}

// Slices of any size lead to the same hash.
Test(CryptRounds, the_work_is_divided_into_slices) {
  for (const PasswordRow& row : kByOpenssl) {
    StoredPassword stored(row.stored);
    CryptRounds whole(stored, row.password);
    cr_assert(whole.advance(1000 * 1000 * 1000));
    CryptRounds divided(stored, row.password);
    int slices = 1;
    while (!divided.advance(777))
      ++slices;
    cr_expect_eq(divided.text(), whole.text());
    cr_expect_eq(whole.text(), stored.hash.str());
    cr_expect_gt(slices, 40);
  }
}

Test(PasswordCheck, a_password_that_is_too_long_for_crypt_costs_nothing) {
  std::string longest(PasswordCheck::kLongestPassword, 'x');
  cr_expect_eq(PasswordCheck("$6$s$x", longest).state(), PasswordCheck::kWorking);
  cr_expect_eq(PasswordCheck("$6$s$x", longest + "x").state(), PasswordCheck::kDiffers);
}

Test(equalsSecret, compares_whole_texts) {
  cr_expect(equalsSecret("", ""));
  cr_expect(equalsSecret("abc", "abc"));
  cr_expect_not(equalsSecret("abc", "abd"));
  cr_expect_not(equalsSecret("abc", "abcabc"));
  cr_expect_not(equalsSecret("abc", ""));
  cr_expect_not(equalsSecret("", "abc"));
  cr_expect_not(equalsSecret("abc", "ab"));
}
