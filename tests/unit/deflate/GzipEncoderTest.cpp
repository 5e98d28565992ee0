#include "deflate/GzipEncoder.hpp"

#include <criterion/criterion.h>

#include <memory>
#include <string>

#include "support/Gunzip.hpp"
#include "support/Memory.hpp"

static const int kLevels = 9;

// An encoder that writes into blocks of `room` bytes.
class Stream {
 public:
  explicit Stream(int level, std::size_t room = 16384)
      : encoder_(new GzipEncoder), block_(room, '\0') {
    encoder_->start(level);
  }

  // Returns what one call after the other writes, until the encoder is done.
  std::string encode(const std::string& text, GzipEncoder::Flush flush) {
    std::string written;
    Slice rest(text);
    do {
      const std::size_t count = encoder_->encode(rest, flush, &block_[0], block_.size());
      cr_assert(count <= block_.size());
      written.append(block_, 0, count);
    } while (!encoder_->isDone());
    cr_assert(rest.empty());
    return written;
  }
  GzipEncoder& encoder() { return *encoder_; }

 private:
  std::unique_ptr<GzipEncoder> encoder_;
  std::string block_;
};

static std::string gzipped(const std::string& text, int level) {
  return Stream(level).encode(text, GzipEncoder::kFinish);
}

static std::string noise(std::size_t size, unsigned alphabet = 256) {
  std::string text;
  unsigned long state = 1;
  while (text.size() < size) {
    state = state * 6364136223846793005ul + 1442695040888963407ul;
    text += static_cast<char>((state >> 33) % alphabet);
  }
  return text;
}

// Sentences of random words.
static std::string prose(std::size_t size) {
  static const char* const kWords[] = {"the",  "server ", "sends",   "a ",     "response", " and ",
                                       "then", "<p>",     "</p>\n",  "closes", "it",       ". ",
                                       "It ",  "reads",   "request", "\"",     "1",        "23"};
  std::string text;
  for (unsigned char pick : noise(size, sizeof kWords / sizeof *kWords))
    text += kWords[pick];
  return text.substr(0, size);
}

static void decodes(const std::string& data, const std::string& text) {
  const Gunzip decoded(data);
  cr_assert(decoded.isWhole);
  cr_assert(decoded.text == text);
}

static void everyLevelDecodes(const std::string& text) {
  for (int level = 1; level <= kLevels; ++level)
    decodes(gzipped(text, level), text);
}

Test(GzipEncoder, empty) {
  everyLevelDecodes("");
  cr_expect(gzipped("", 1).size() == 20);
}

Test(GzipEncoder, tellsTheFormatAndTheEffort) {
  cr_expect(gzipped("a", 1).substr(0, 10) == std::string("\x1f\x8b\x08\0\0\0\0\0\x04\x03", 10));
  cr_expect(gzipped("a", 6)[8] == 0);
  cr_expect(gzipped("a", 9)[8] == 2);
}

Test(GzipEncoder, smallTexts) {
  std::string text;
  for (int size = 0; size < 600; ++size, text += static_cast<char>('a' + size * size % 7))
    everyLevelDecodes(text);
}

Test(GzipEncoder, noiseIsStored) {
  const std::string text = noise(300000);
  everyLevelDecodes(text);
  cr_expect(gzipped(text, 1).size() < text.size() + text.size() / 1000);
}

Test(GzipEncoder, longRuns) {
  everyLevelDecodes(std::string(1 << 20, 'x'));
  everyLevelDecodes(std::string(1 << 20, '\0'));
  std::string pairs;
  while (pairs.size() < 1 << 20)
    pairs += "ab";
  everyLevelDecodes(pairs);
  cr_expect(gzipped(pairs, 6).size() < 1100);
}

Test(GzipEncoder, matchesReachAsFarAsTheFormatAllows) {
  const std::string once = noise(1000);
  for (std::size_t distance = 32400; distance < 32900; distance += 7)
    everyLevelDecodes(once + std::string(distance - once.size(), 'x') + once);
}

Test(GzipEncoder, mixedTexts) {
  everyLevelDecodes(prose(200000) + noise(50000) + prose(70000) + std::string(90000, 'z'));
  everyLevelDecodes(noise(200000, 4));
}

Test(GzipEncoder, isAsSmallAsZlib) {
  const std::string texts[] = {prose(300000), prose(3000), noise(100000, 20), noise(100000)};
  for (const std::string& text : texts) {
    for (int level = 1; level <= kLevels; ++level) {
      const std::size_t ours = gzipped(text, level).size();
      const std::size_t theirs = zlibGzip(text, level).size();
      cr_expect(ours * 100 <= theirs * 103, "level %d: %zu, zlib %zu", level, ours, theirs);
    }
  }
}

Test(GzipEncoder, everySplitOfTheInput) {
  const std::string text = prose(300);
  for (int level = 1; level <= kLevels; ++level) {
    const std::string whole = gzipped(text, level);
    for (std::size_t split = 0; split <= text.size(); ++split) {
      Stream stream(level);
      std::string data = stream.encode(text.substr(0, split), GzipEncoder::kNone);
      data += stream.encode(text.substr(split), GzipEncoder::kFinish);
      cr_assert(data == whole, "level %d, split at %zu", level, split);
    }
  }
}

Test(GzipEncoder, everySyncFlush) {
  const std::string text = prose(300);
  for (int level = 1; level <= kLevels; ++level) {
    for (std::size_t split = 0; split <= text.size(); ++split) {
      Stream stream(level);
      std::string data = stream.encode(text.substr(0, split), GzipEncoder::kSync);
      const Gunzip early(data);
      cr_assert(early.isValid && early.text == text.substr(0, split));
      data += stream.encode(text.substr(split), GzipEncoder::kFinish);
      decodes(data, text);
    }
  }
}

Test(GzipEncoder, syncFlushEndsWithAMarkerAndOnlyIfThereIsSomething) {
  Stream stream(1);
  const std::string data = stream.encode("hello", GzipEncoder::kSync);
  cr_expect(data.substr(data.size() - 4) == std::string("\0\0\xff\xff", 4));
  cr_expect(stream.encode("", GzipEncoder::kSync).empty());
  cr_expect(stream.encode("", GzipEncoder::kNone).empty());
  decodes(data + stream.encode("", GzipEncoder::kFinish), "hello");
}

Test(GzipEncoder, byteByByte) {
  const std::string text = prose(3000);
  for (int level = 1; level <= kLevels; ++level) {
    Stream unflushed(level), flushed(level);
    std::string plain, synced;
    for (char c : text) {
      plain += unflushed.encode(std::string(1, c), GzipEncoder::kNone);
      synced += flushed.encode(std::string(1, c), GzipEncoder::kSync);
      cr_assert(Gunzip(synced.substr(0, 400)).isValid);
    }
    plain += unflushed.encode("", GzipEncoder::kFinish);
    synced += flushed.encode("", GzipEncoder::kFinish);
    cr_expect(plain == gzipped(text, level));
    decodes(synced, text);
  }
}

Test(GzipEncoder, everyAmountOfRoom) {
  const std::string text = prose(40000) + noise(9000);
  for (int level = 1; level <= kLevels; level += 4) {
    const std::string whole = gzipped(text, level);
    for (std::size_t room = 1; room < 40; ++room)
      cr_assert(Stream(level, room).encode(text, GzipEncoder::kFinish) == whole);
  }
}

Test(GzipEncoder, startForgetsTheLastStream) {
  Stream stream(1);
  stream.encode(prose(70000), GzipEncoder::kNone);
  for (int level = kLevels; level >= 1; --level) {
    stream.encoder().start(level);
    const std::string text = prose(50000 + static_cast<std::size_t>(level));
    cr_expect(stream.encode(text, GzipEncoder::kFinish) == gzipped(text, level));
  }
}

Test(GzipEncoder, countsWhatItTakesAndWrites) {
  Stream stream(6);
  const std::string text = prose(100000);
  const std::string data = stream.encode(text, GzipEncoder::kFinish);
  cr_expect(stream.encoder().taken() == text.size());
  cr_expect(stream.encoder().written() == data.size());
  cr_expect(stream.encode("", GzipEncoder::kFinish).empty());
}

Test(GzipEncoder, allocatesNothing) {
  cr_expect(sizeof(GzipEncoder) < 300 * 1024);
  const std::string text = prose(100000);
  std::string out(text.size(), '\0');
  std::unique_ptr<GzipEncoder> encoder(new GzipEncoder);
  const Memory none(0);
  for (int level = 1; level <= kLevels; ++level) {
    Slice rest(text);
    encoder->start(level);
    encoder->encode(rest, GzipEncoder::kFinish, &out[0], out.size());
    cr_expect(encoder->isDone());
  }
}
