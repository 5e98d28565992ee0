#pragma once

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>

#include <set>

#include "harness/Client.hpp"
#include "support/TempDir.hpp"

// Bodies to upload, and a site that stores them.

typedef std::set<std::string> Names;

inline Names namesIn(const std::string& directory) {
  Names names;
  DIR* all = opendir(directory.c_str());
  cr_assert(all != nullptr, "%s", directory.c_str());
  while (const dirent* entry = readdir(all))
    names.insert(entry->d_name);
  closedir(all);
  names.erase(".");
  names.erase("..");
  return names;
}

// A site whose store is www/up, served as /up.
struct Site {
  TempDir dir;
  std::string location;

  explicit Site(const std::string& more = "") {
    dir.mkdir("www/up");
    location = "location /up { upload_store www/up; " + more + " }";
  }
  std::string configuration(const std::string& more = "") const {
    return "server { listen 127.0.0.1:0; root www; " + more + location + "}";
  }
  Names stored() const { return namesIn(dir.path("www/up")); }
  std::string content(const std::string& name) const { return dir.read("www/up/" + name); }
};

const char kFormType[] = "Content-Type: multipart/form-data; boundary=XX\r\n";

inline std::string filePart(const std::string& parameters, const std::string& content) {
  return "--XX\r\nContent-Disposition: form-data; name=f; " + parameters +
         "\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
}

inline std::string field(const std::string& name, const std::string& value) {
  return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

inline HttpResponse postForm(int port, const std::string& parts, const std::string& fields = "") {
  return request(port, "POST", "/up", kFormType + fields, parts + "--XX--\r\n");
}

inline std::string chunked(const std::string& body, std::size_t piece) {
  std::string out;
  for (std::size_t at = 0; at < body.size(); at += piece) {
    std::string chunk = body.substr(at, piece);
    char size[20];
    snprintf(size, sizeof size, "%zx\r\n", chunk.size());
    out += size + chunk + "\r\n";
  }
  return out + "0\r\n\r\n";
}

// Returns bytes without a pattern that often contain the beginning of a boundary, but never a whole
// one.
inline std::string noise(std::size_t size) {
  std::string bytes;
  unsigned state = 12345;
  while (bytes.size() < size) {
    state = state * 1103515245 + 12345;
    unsigned kind = state >> 16 & 63;
    bytes += kind == 0 ? "\r\n--X\r" : kind == 1 ? "\r\n" : std::string(1, char(state >> 24));
  }
  bytes.resize(size);
  return bytes;
}
