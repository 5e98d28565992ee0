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
  VariableValues values;
  const Location* location = table.find(path, values);
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
  cr_assert(found(table, "/") == "none");
}

Test(LocationTable, named_locations_are_not_found_by_path) {
  Locations all;
  all.add("@name", Location::kNamed);
  LocationTable table;
  table.build(all.level.locations);
  cr_assert(found(table, "@name") == "none");
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

namespace {

// Builds locations whose regular expressions are compiled.
struct Site {
  Config config;
  Location level;

  Location& add(std::vector<Location*>& list, const std::string& uri, Location::Kind kind) {
    list.push_back(location(kind, uri));
    if (kind == Location::kRegex)
      cr_assert(config.addPattern(uri, false, list.back()->pattern).isOk());
    return *list.back();
  }
  Location& add(const std::string& uri, Location::Kind kind = Location::kPrefix) {
    return add(level.locations, uri, kind);
  }
};

}  // namespace

// The order is nginx's, in ngx_http_core_find_location().
Test(LocationTable, regular_expressions_come_between_final_and_other_prefixes) {
  Site site;
  site.add("/");
  site.add("/a/final", Location::kPrefixFinal);
  site.add("/exact.php", Location::kExact);
  site.add("\\.php$", Location::kRegex);
  site.add("\\.p", Location::kRegex);
  Location& outer = site.add("/n/");
  site.add(outer.locations, "/n/in", Location::kPrefixFinal);
  site.add(outer.locations, "inner", Location::kRegex);
  site.add(outer.locations, "/n/sure.php", Location::kExact);
  Location& regex = site.add("^/r(.)", Location::kRegex);
  site.add(regex.locations, "deep", Location::kRegex);
  LocationTable table;
  table.build(site.level.locations);
  cr_expect_eq(found(table, "/x"), "/");
  cr_expect_eq(found(table, "/x.php"), "\\.php$");
  cr_expect_eq(found(table, "/x.pl"), "\\.p", "the first in the order of the file");
  cr_expect_eq(found(table, "/exact.php"), "/exact.php");
  cr_expect_eq(found(table, "/a/final/x.php"), "/a/final");
  cr_expect_eq(found(table, "/n/x"), "/n/");
  cr_expect_eq(found(table, "/n/x.php"), "\\.php$");
  cr_expect_eq(found(table, "/n/x-inner.php"), "inner", "a nested expression is final");
  cr_expect_eq(found(table, "/n/in.php"), "\\.php$", "a nested ^~ does not stop the outer ones");
  cr_expect_eq(found(table, "/n/sure.php"), "/n/sure.php");
  cr_expect_eq(found(table, "/rx"), "^/r(.)");
  cr_expect_eq(found(table, "/rx/deep"), "deep");
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
