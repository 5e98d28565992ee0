#ifndef CONFIG_SETTERS_HPP
#define CONFIG_SETTERS_HPP

#include <sys/types.h>

#include <string>

#include "config/Block.hpp"

// What the rows of the table call: each reads a directive's words and stores what they say in the
// block's configuration.

// Complaints in nginx's words.
Complaint invalidValue(const Statement& statement, const std::string& value);
Complaint invalidParameter(const std::string& parameter);
Complaint notSupported(const Statement& statement, const std::string& value);

// The directive's only word as a value of some type: "on|off", a size, a number, a name.
Complaint readValue(const Statement& statement, bool& value);
Complaint readValue(const Statement& statement, off_t& value);
Complaint readValue(const Statement& statement, std::size_t& value);
Complaint readValue(const Statement& statement, int& value);
Complaint readValue(const Statement& statement, std::string& value);
Complaint readValue(const Statement& statement, AutoindexFormat& value);
Complaint readValue(const Statement& statement, GzipStaticMode& value);
Complaint readValue(const Statement& statement, ServerTokens& value);
Complaint readValue(const Statement& statement, ModifiedSince& value);
Complaint readTime(const Statement& statement, int& seconds);
// At least 1.
Complaint readCount(const Statement& statement, int& value);
// A word as a template, with its variables checked.
Complaint readTemplate(const Statement& statement, const std::string& word, Template& value);

// The group of that type in a Scope, so that a row of the table can name a setting by its group and
// member.
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

// nginx's `offsetof` rows, type-checked.
template <typename Group, typename T, T Group::*Field>
Complaint set(Block& block, const Statement& statement) {
  return readValue(statement, settings<Group>(block.scope()).*Field);
}

template <typename Group, int Group::*Field>
Complaint setTime(Block& block, const Statement& statement) {
  return readTime(statement, settings<Group>(block.scope()).*Field);
}

template <typename Group, int Group::*Field>
Complaint setCount(Block& block, const Statement& statement) {
  return readCount(statement, settings<Group>(block.scope()).*Field);
}

template <typename T, T HeadLimits::*Field>
Complaint setHead(Block& block, const Statement& statement) {
  return readValue(statement, block.server.headLimits.*Field);
}

template <typename T, T VirtualServer::*Field>
Complaint setServer(Block& block, const Statement& statement) {
  return readValue(statement, block.server.*Field);
}

template <typename T, T Config::*Field>
Complaint setMain(Block& block, const Statement& statement) {
  return readValue(statement, block.config.*Field);
}

// where things are
Complaint setRoot(Block& block, const Statement& statement);
Complaint setAlias(Block& block, const Statement& statement);
Complaint setIndex(Block& block, const Statement& statement);
Complaint setTryFiles(Block& block, const Statement& statement);
Complaint setErrorPage(Block& block, const Statement& statement);
Complaint setReturn(Block& block, const Statement& statement);
Complaint setInternal(Block& block, const Statement& statement);

// servers
Complaint setListen(Block& block, const Statement& statement);
Complaint setServerName(Block& block, const Statement& statement);
Complaint setHeaderBuffers(Block& block, const Statement& statement);
Complaint setMaxHeaders(Block& block, const Statement& statement);

// what clients may do
Complaint setMethods(Block& block, const Statement& statement);
Complaint setAllow(Block& block, const Statement& statement);
Complaint setDeny(Block& block, const Statement& statement);
Complaint setKeepaliveTimeout(Block& block, const Statement& statement);

// what answers look like
Complaint setTypes(Block& block, const Statement& statement);
Complaint setCharset(Block& block, const Statement& statement);
Complaint setAddHeader(Block& block, const Statement& statement);
Complaint setExpires(Block& block, const Statement& statement);

// logs and files
Complaint setAccessLog(Block& block, const Statement& statement);
Complaint setLogFormat(Block& block, const Statement& statement);
Complaint setErrorLog(Block& block, const Statement& statement);
Complaint setPid(Block& block, const Statement& statement);
Complaint setOpenFileCache(Block& block, const Statement& statement);

// programs, and bodies kept
Complaint setCgi(Block& block, const Statement& statement);
Complaint setCgiPass(Block& block, const Statement& statement);
Complaint setCgiMaxProcesses(Block& block, const Statement& statement);
Complaint setBodyTempPath(Block& block, const Statement& statement);
Complaint setCgiParam(Block& block, const Statement& statement);
Complaint setUploadStore(Block& block, const Statement& statement);
Complaint setDavMethods(Block& block, const Statement& statement);
Complaint setFullPutPath(Block& block, const Statement& statement);
Complaint setSessionTimeout(Block& block, const Statement& statement);
Complaint setSessionCookie(Block& block, const Statement& statement);

// the process
Complaint setDaemon(Block& block, const Statement& statement);
// It has no effect here, or not the one that nginx would give it.
Complaint noteInert(Block& block, const Statement& statement);
Complaint noteInertFlag(Block& block, const Statement& statement);
Complaint noteInertSize(Block& block, const Statement& statement);
Complaint noteInertTime(Block& block, const Statement& statement);
Complaint noteInertNumber(Block& block, const Statement& statement);
// The same, worth a warning at every start unless it says "off".
Complaint warnInert(Block& block, const Statement& statement);

#endif
