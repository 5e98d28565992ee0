// The entry points of libFuzzer. The name of the executable chooses the target: head [libFuzzer's
// arguments] head --unpack DIRECTORY    writes the seeds and the corpus to files head --pack
// DIRECTORY      makes the corpus from files
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "fuzz/Target.hpp"

static const FuzzTarget* target;

static void unpack(const std::string& directory) {
  int number = 0;
  for (const std::string& input : readCorpus(*target)) {
    std::ofstream file((directory + "/" + std::to_string(number++)).c_str(), std::ios::binary);
    file << input;
  }
}

static void pack(const std::string& directory) {
  std::vector<std::string> inputs;
  for (const std::string& file : filesIn(directory))
    inputs.push_back(contentOf(file));
  writeCorpus(*target, inputs);
}

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  std::string name = (*argv)[0];
  target = findTarget(name.substr(name.rfind('/') + 1));
  std::string command = *argc == 3 ? (*argv)[1] : "";
  if (!target) std::cerr << name << ": there is no such target\n";
  if (!target) std::exit(1);
  if (command == "--unpack") unpack((*argv)[2]);
  if (command == "--pack") pack((*argv)[2]);
  if (command == "--unpack" || command == "--pack") std::exit(0);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  target->check(Slice(reinterpret_cast<const char*>(data), size));
  return 0;
}
