// idle_clients PORT COUNT PATH: opens COUNT connections, gets one response on each, prints "ready",
// and keeps them open until SIGTERM. Fails if the server closes one of them.
#include <signal.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <list>

#include "harness/Client.hpp"

int main(int argc, char** argv) try {
  if (argc != 4) return 2;
  sigset_t term;
  sigemptyset(&term);
  sigaddset(&term, SIGTERM);
  sigprocmask(SIG_BLOCK, &term, nullptr);

  std::list<Client> clients;
  for (int left = std::atoi(argv[2]); left > 0; --left) {
    clients.emplace_back(std::atoi(argv[1]));
    clients.back().send(std::string("GET ") + argv[3] + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    if (clients.back().receive().status != 200) throw std::runtime_error("no good answer");
  }
  std::cout << "ready" << std::endl;
  int signal;
  sigwait(&term, &signal);

  int lost = 0;
  for (Client& client : clients)
    lost += client.readable(0);
  if (lost > 0) std::cerr << lost << " idle clients were closed\n";
  return lost > 0;
} catch (const std::exception& problem) {
  std::cerr << "idle_clients: " << problem.what() << '\n';
  return 1;
}
