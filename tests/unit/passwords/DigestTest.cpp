#include "passwords/Digest.hpp"

#include <criterion/criterion.h>

#include <memory>
#include <string>

#include "passwords/Md5.hpp"
#include "passwords/Sha1.hpp"
#include "passwords/Sha256.hpp"
#include "passwords/Sha512.hpp"

// The digests of texts whose sizes lie around the ends of blocks and of the padding, by Python's
// hashlib.
struct DigestRow {
  std::size_t size;
  const char* md5;
  const char* sha1;
  const char* sha256;
  const char* sha512;
};

const DigestRow kRows[] = {
    {0, "d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
     "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
     "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"},
    {1, "55a54008ad1ba589aa210d2629c1df41", "bf8b4530d8d246dd74ac53a13471bba17941dff7",
     "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
     "7b54b66836c1fbdd13d2441d9e1434dc62ca677fb68f5fe66a464baadecdbd00"
     "576f8d6b5ac3bcc80844b7d50b1cc6603444bbe7cfcf8fc0aa1ee3c636d9e339"},
    {55, "c4f7a596fd044675728399e605766107", "04f893eac3e6c3714b48ab7525103f7327b45271",
     "d604dc83c754bb5890ec011f3fa0552324cb1412205b5a5e83fd17cd4afe57ed",
     "df3185830724d08f9e09b9fdf9d3d10a9e87dd98eb54c43609eaaacdfe51c7d9"
     "99beeb21d24bd98a65788b11e2e53ce50688b24a04931649040103b3d2dc3f67"},
    {56, "870790e1df8b8ea4beb3e002d45cf18d", "5b05376842a5618186792e2ba9882a47ab8a8f61",
     "0371e3fd4911ce4109ac9aaddc0ebdfe28431802ef70a966cb245da585f2a37e",
     "d0f1aed94332efa5639957d97d9a8e322180779a58d64f00c0127f72c6bf7913"
     "c7d41194e17313c20dab21e85c0f67dbe80db84099f97ec690e2136484d21a05"},
    {63, "87d902f847f4e841f5ff6061bd6d6e33", "bc8885075e915702462e23b6c0f2c099b9d721ca",
     "de8f546e5d44d4fb35d25af2748ed9b6644d200d56b6b0b6e71b095b44348dc6",
     "5b77430c315188a0972b7c7f4bb062a59a561e727f12ee034701a50432009076"
     "ce223dd8e22bd23e293598b368c42776f33b116d877e4ee123d25d3fee181fec"},
    {64, "d53d88b9c478672e5fb200324158f02e", "6304fccb5005d7307678d2013e0e243c3054db5c",
     "35eb8c80b4af970a05040dd151d5edad6172957c1ded27e521fdcf526178feb3",
     "61fe5b07f18f84c99cdc1c47a35b06e5832d7b1bf3849b70574314a6ec7964b1"
     "39f5cc364df1aedc57a6da4ede88e5e4ffc56e57e07dab51e93704b558d73ce5"},
    {65, "f86b3cccf8ef12ea82a505632db0e9b4", "044772bb5a735b181623d9a5b4d4e55dcda6e0b4",
     "c96988663bcd3779da5b1c0e499742ff48bf6148d5c044326ce3e5845a80e6ab",
     "d8f076835f32073a6b30a53fa77391ed3a1777a7329f460330180727521a8887"
     "8c2504589bf9391ce45d5fe2f1599a24397170ba99c679b28c33c30f3de61f7d"},
    {111, "985f5a5db77bd557502a67b4ffe6bf77", "6db1c586c085b702459022039fb7569c681c7f9b",
     "dc842a996e8510ece743d33b46a3201593fe91e90f2140785ca4895c440369c1",
     "a1954c0d7783ec96f5c6c98500f3b1c77e759f19858e57744a8f20f80d16eb6a"
     "c08033eb24932e2f17bddcc9eeaff9054dd5c37674aa1334f798fc5fb153581d"},
    {112, "32dc60559b81610c8e3740cc0fe93349", "39304f048c4106860960e7d97335a829864b9db2",
     "9f25c2a5d109560e264ac700a9561d55244fc68e70ead8c55ddbde57f167e61e",
     "8b86de42105c9f404d924fd0d6586c05d41a5819fa94d464719c35f8bacad976"
     "5f1d27ec066534dfead6c82fadf2ffb6fb291b5b6330dec050fc7238cce92a1d"},
    {119, "5a74003039c1d72a88148184ab24559a", "cd5b017eba674e96bddd0b78cbbada2dfe731030",
     "7fb3869648ad8420f2e1a20812a61ba45c3db01dc7b391d48c2a8c1d6f41be35",
     "62637cd985654b95ca6f5034aa70b5bedcf8f867b23235df6197670b427829e1"
     "69d91a0b73f79319a3d3b818fadfd401845114b5ef3f5ce15c2c071abe1521d9"},
    {120, "f9b7a40763fc0331e10dacd92aa5c3ce", "8d376d7d411a376cb262704eb6cdfb956839ac8f",
     "9db2bb35e3e98f502b654e82f0051eebfa45015e36ed8c3a28d44586eff7372b",
     "db4fa2fea1f8137eccb6a4d40c3b9946d352a67777d3a8d20360c88f84132ada"
     "fb7634688a4d9f2510f55fc298458a073e34d23e9d0d8dad757238a7f39438c6"},
    {127, "0ab050c8e2b460f20997f92fcba5a874", "1b79872c0b6075124af20b6a3cff7d2ee37b4171",
     "f2a5ec436d60185c6d1c274da6d60d8e38d7de6b739c0fbd043d0de24db2b7ad",
     "ce36abda2e8f4351e53158bae652968d524210b35ef2896bddc1cd5884409548"
     "e38100b4f60640e45a7a0719ab4b9de1e716d222752681fd783bee460422e319"},
    {128, "921f0558bc42b9779a5f0b62c383f1cb", "def0a6760ecba9b705b0eb5b458c81af717db1f9",
     "086e64af3be4bef59202dea267776bbbbe6264ad9ff0b46345743fffc446238e",
     "75c0103fe76fbddfe44f5ddbfd09beedb619570de00e1b1ee43ef688986e89fc"
     "c408b32bd4543c6b08287c88c2b543a81cede0f85b37cd1527f0d74977d28142"},
    {129, "7cdeee8a019e07346948acf5cdf67226", "c906373caba36b1d29b181203a5fd4ed0e0d10e5",
     "e565f4d90d1ed354380468d6d343eb77934d2362da37e18371bfc631691f5cab",
     "84dc1ebf8f8cec5e5f0e0f93ac5751b52588e0b0f650b5b799852f701a76be74"
     "a7accecc6d867f0fa8494843210f7d86fb7d10936150700027b0c73a70ef6115"},
    {1000, "05057e6e220d85a40445833ab84fa26b", "7f9bb0e12f465c85f91c9d1d61070d1af6e7182c",
     "e66c6563e3797f84573ef7dfe3a460d5d579967297ef20150d89f0c6e358221e",
     "4ef789652c0eab8b3094e82315fb3bc2f66c6b0b0d51611ad327a915dc6e15a6"
     "cae15e2ce75e72ee77454e2e0a9a01de2606984ac5e1977ac19e2ff06851e6cc"},
};

static std::string textOf(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i)
    text += static_cast<char>((i * 7 + size) % 251);
  return text;
}

static std::string hex(const Slice& bytes) {
  static const char kDigits[] = "0123456789abcdef";
  std::string text;
  for (char c : bytes) {
    text += kDigits[c >> 4 & 15];
    text += kDigits[c & 15];
  }
  return text;
}

// The same object serves every text, so that reset() is tested too.
static void expect(Digest& digest, const std::string& text, const char* expected) {
  digest.reset();
  digest.add(text);
  cr_expect_eq(hex(digest.finish()), expected, "%zu bytes", text.size());
}

Test(Digest, sizes_around_the_ends_of_blocks) {
  Md5 md5;
  Sha1 sha1;
  Sha256 sha256;
  Sha512 sha512;
  for (const DigestRow& row : kRows) {
    std::string text = textOf(row.size);
    expect(md5, text, row.md5);
    expect(sha1, text, row.sha1);
    expect(sha256, text, row.sha256);
    expect(sha512, text, row.sha512);
  }
}

Test(Digest, the_text_may_be_added_in_pieces) {
  std::string text = textOf(300);
  Sha512 whole;
  whole.add(text);
  std::string expected = hex(whole.finish());
  for (std::size_t size = 0; size <= text.size(); ++size) {
    Sha512 digest;
    digest.add(Slice(text).sub(0, size));
    digest.add(Slice());
    digest.add(Slice(text).from(size));
    cr_expect_eq(hex(digest.finish()), expected, "divided at %zu", size);
  }
}

Test(Digest, known_vectors) {
  Md5 md5;
  expect(md5, "abc", "900150983cd24fb0d6963f7d28e17f72");
  Sha1 sha1;
  expect(sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d");
  Sha256 sha256;
  expect(sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha512 sha512;
  expect(sha512, "abc",
         "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
         "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
}
