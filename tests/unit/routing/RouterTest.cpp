#include "routing/Router.hpp"

#include <criterion/criterion.h>

#include <cstdlib>
#include <ctime>
#include <memory>

namespace {

Location* location(Location::Kind kind, const std::string& uri) {
  Location* made = new Location;
  made->kind = kind;
  made->uri = uri;
  return made;
}

// Owns the locations that a table refers to.
struct Locations {
  Location level;
  Location& add(const std::string& uri, Location::Kind kind = Location::kPrefix) {
    level.locations.push_back(location(kind, uri));
    return *level.locations.back();
  }
};

std::string found(const LocationTable& table, const std::string& path) {
  const Location* location = table.find(path);
  return location ? location->uri : "none";
}

}  // namespace

Test(LocationTable, longest_prefix_and_exact) {
  Locations all;
  for (const char* uri : {"/", "/a", "/a/b/", "/ab", "/b"})
    all.add(uri);
  all.add("/a/b/c", Location::kExact);
  LocationTable table;
  table.build(all.level.locations);
  cr_assert(found(table, "/") == "/");
  cr_assert(found(table, "/a/b") == "/a");
  cr_assert(found(table, "/a/b/") == "/a/b/");
  cr_assert(found(table, "/a/b/c") == "/a/b/c");
  cr_assert(found(table, "/a/b/cd") == "/a/b/");
  cr_assert(found(table, "/abc") == "/ab");
  cr_assert(found(table, "/aa") == "/a");
  cr_assert(found(table, "/zzz") == "/");
}

Test(LocationTable, an_empty_table_finds_nothing) {
  LocationTable table;
  table.build(std::vector<Location*>());
  cr_assert_null(table.find("/"));
}

Test(LocationTable, named_locations_are_not_found_by_path) {
  Locations all;
  all.add("@name", Location::kNamed);
  LocationTable table;
  table.build(all.level.locations);
  cr_assert_null(table.find("@name"));
}

Test(LocationTable, equals_a_linear_search) {
  std::srand(3);
  for (int round = 0; round < 200; ++round) {
    Locations all;
    for (int i = 0; i < 30; ++i) {
      std::string uri = "/";
      for (int length = std::rand() % 6; length > 0; --length)
        uri += "ab/"[std::rand() % 3];
      bool isNew = true;
      for (const Location* other : all.level.locations)
        isNew = isNew && other->uri != uri;
      if (isNew) all.add(uri);
    }
    LocationTable table;
    table.build(all.level.locations);
    for (int i = 0; i < 200; ++i) {
      std::string path = "/";
      for (int length = std::rand() % 9; length > 0; --length)
        path += "ab/"[std::rand() % 3];
      std::string best = "none";
      for (const Location* one : all.level.locations)
        if (path.compare(0, one->uri.size(), one->uri) == 0 &&
            (best == "none" || one->uri.size() > best.size()))
          best = one->uri;
      cr_assert(found(table, path) == best, "%s: %s, not %s", path.c_str(),
                found(table, path).c_str(), best.c_str());
    }
  }
}

static void addServer(Config& config, const std::string& address) {
  config.servers.push_back(new VirtualServer);
  std::vector<Address> found;
  cr_assert(Address::resolve(address, 80, found).isOk());
  ListenAddress listen;
  listen.address = found.at(0);
  config.servers.back()->listens.push_back(listen);
  config.servers.back()->names.push_back("");
}

Test(Router, a_wildcard_socket_serves_the_addresses_of_its_port) {
  Config config;
  for (const char* address : {"127.0.0.1:80", "*:80", "127.0.0.1:81", "127.0.0.1:81"})
    addServer(config, address);
  Router router(config);
  Address wildcard = config.servers[1]->listens[0].address;
  Address covered = config.servers[0]->listens[0].address;
  Address alone = config.servers[2]->listens[0].address;
  cr_assert_eq(router.sockets().size(), 2u);
  cr_expect(router.opens(wildcard) && router.opens(alone) && !router.opens(covered));
  cr_expect(router.isShared(wildcard) && !router.isShared(alone));
  cr_expect_eq(&router.find(wildcard, covered)->defaultRoute().server(), config.servers[0]);
  cr_expect_eq(&router.find(wildcard, wildcard)->defaultRoute().server(), config.servers[1]);
  cr_expect_eq(&router.find(alone, alone)->defaultRoute().server(), config.servers[2]);
  cr_expect_null(router.find(covered.withPort(9), covered.withPort(9)));
}

static double secondsToBuild(int addresses) {
  Config config;
  for (int i = 0; i < addresses; ++i)
    addServer(config, "127.1." + std::to_string(i / 250) + "." + std::to_string(i % 250) + ":80");
  std::clock_t start = std::clock();
  Router router(config);
  double spent = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  cr_assert_eq(router.sockets().size(), static_cast<std::size_t>(addresses));
  return spent;
}

Test(Router, time_is_not_quadratic_in_the_addresses) {
  double few = secondsToBuild(2000);
  double many = secondsToBuild(20000);
  cr_expect(many < 0.1 || many < 30 * few, "%f s, then %f s", few, many);
}
