#ifndef DIRECTIVES_SLOTSETTERS_HPP
#define DIRECTIVES_SLOTSETTERS_HPP

#include "config/Block.hpp"
#include "directives/Arguments.hpp"

// Setters for directives that store one value in one member. A row of the table names the member,
// as nginx's rows do with offsetof, but the compiler checks its type:
//
//   {"etag", kAnywhere, 1, 1, set<FileSettings, bool, &FileSettings::etag>},

// Returns the group of that type in a Scope.
template <typename Group>
Group& settings(Scope& scope);
template <>
inline FileSettings& settings(Scope& scope) {
  return scope.files;
}
template <>
inline AutoindexSettings& settings(Scope& scope) {
  return scope.autoindex;
}
template <>
inline FileCacheSettings& settings(Scope& scope) {
  return scope.fileCache;
}
template <>
inline CompressionSettings& settings(Scope& scope) {
  return scope.compression;
}
template <>
inline ConnectionSettings& settings(Scope& scope) {
  return scope.connection;
}
template <>
inline BodySettings& settings(Scope& scope) {
  return scope.body;
}
template <>
inline RealAddressSettings& settings(Scope& scope) {
  return scope.realAddress;
}
template <>
inline ResponseSettings& settings(Scope& scope) {
  return scope.response;
}
template <>
inline RedirectSettings& settings(Scope& scope) {
  return scope.redirects;
}
template <>
inline ErrorPageSettings& settings(Scope& scope) {
  return scope.errors;
}
template <>
inline RewriteSettings& settings(Scope& scope) {
  return scope.rewrite;
}
template <>
inline LogSettings& settings(Scope& scope) {
  return scope.logs;
}
template <>
inline CgiSettings& settings(Scope& scope) {
  return scope.cgi;
}
template <>
inline UploadSettings& settings(Scope& scope) {
  return scope.uploads;
}
template <>
inline SessionSettings& settings(Scope& scope) {
  return scope.sessions;
}

// Stores a value of the member's type.
template <typename Group, typename T, T Group::*Field>
Status set(Block& block, const Statement& statement) {
  return readValue(statement, settings<Group>(block.scope()).*Field);
}

// Stores a time in seconds.
template <typename Group, int Group::*Field>
Status setTime(Block& block, const Statement& statement) {
  return readTime(statement, settings<Group>(block.scope()).*Field);
}

// Stores a number that is at least 1.
template <typename Group, int Group::*Field>
Status setCount(Block& block, const Statement& statement) {
  return readCount(statement, settings<Group>(block.scope()).*Field);
}

// The same for members outside the Scope.
template <typename T, T HeadLimits::*Field>
Status setHead(Block& block, const Statement& statement) {
  return readValue(statement, block.server.headLimits.*Field);
}

template <typename T, T VirtualServer::*Field>
Status setServer(Block& block, const Statement& statement) {
  return readValue(statement, block.server.*Field);
}

template <typename T, T Config::*Field>
Status setMain(Block& block, const Statement& statement) {
  return readValue(statement, block.config.*Field);
}

#endif
