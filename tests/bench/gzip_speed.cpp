// Compares the gzip encoder with zlib: sizes, and MB per second of the fastest of several runs. Its
// arguments are files. Run by make bench SCENARIO=gzip-encoder.
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "deflate/GzipEncoder.hpp"

// A connection's 16 KiB of output at a time.
static const std::size_t kRoom = 16 * 1024;

static std::size_t ours(const std::string& text, int level) {
  static GzipEncoder encoder;
  static char out[kRoom];
  Slice rest(text);
  encoder.start(level);
  do
    encoder.encode(rest, GzipEncoder::kFinish, out, kRoom);
  while (!encoder.isDone());
  return encoder.written();
}

// Keeps its memory from one text to the next, as our encoder does.
static std::size_t zlibs(const std::string& text, int level) {
  static char out[kRoom];
  static std::vector<std::unique_ptr<z_stream> > streams(10);
  std::unique_ptr<z_stream>& stream = streams[static_cast<std::size_t>(level)];
  if (!stream) {
    stream.reset(new z_stream());
    deflateInit2(stream.get(), level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  }
  deflateReset(stream.get());
  stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream->avail_in = static_cast<uInt>(text.size());
  do {
    stream->next_out = reinterpret_cast<Bytef*>(out);
    stream->avail_out = kRoom;
  } while (deflate(stream.get(), Z_FINISH) == Z_OK);
  return stream->total_out;
}

// Runs both in turn and returns how many MB of the text each compresses in a second at its fastest.
static void measure(const std::string& text, int level, double (&rates)[2]) {
  std::size_t (*const encoders[])(const std::string&, int) = {ours, zlibs};
  for (int round = 0; round < 10; ++round) {
    const int which = round % 2;
    const std::clock_t start = std::clock();
    int runs = 0;
    for (; std::clock() - start < CLOCKS_PER_SEC / 10; ++runs)
      encoders[which](text, level);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const double rate = static_cast<double>(text.size()) * runs / seconds / 1e6;
    rates[which] = round < 2 ? rate : std::max(rates[which], rate);
  }
}

int main(int count, char** arguments) {
  std::printf("%-16s %5s %9s %9s %9s %7s %9s %9s %7s\n", "file", "level", "bytes", "webserv",
              "zlib", "ratio", "MB/s", "zlib", "ratio");
  for (int i = 1; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)),
                           std::istreambuf_iterator<char>());
    const std::string path = arguments[i];
    for (int level : {1, 6, 9}) {
      const std::size_t size = ours(text, level), theirs = zlibs(text, level);
      double rates[2];
      measure(text, level, rates);
      std::printf("%-16s %5d %9zu %9zu %9zu %7.3f %9.1f %9.1f %7.2f\n",
                  path.substr(path.rfind('/') + 1).c_str(), level, text.size(), size, theirs,
                  static_cast<double>(size) / static_cast<double>(theirs), rates[0], rates[1],
                  rates[0] / rates[1]);
    }
  }
}
