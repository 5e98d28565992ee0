// The table of targets, and their seeds: the tables of raw cases and our configurations.
#include <dirent.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "directives/AllDirectives.hpp"
#include "fuzz/Target.hpp"
#include "http/CaseFile.hpp"
#include "http/RequestParser.hpp"
#include "regex/Cases.hpp"

typedef std::vector<std::string> Inputs;

std::vector<std::string> filesIn(const std::string& directory) {
  std::vector<std::string> files;
  DIR* handle = opendir(directory.c_str());
  if (!handle) throw std::runtime_error("cannot read " + directory);
  while (const dirent* entry = readdir(handle))
    if (entry->d_name[0] != '.') files.push_back(directory + "/" + entry->d_name);
  closedir(handle);
  std::sort(files.begin(), files.end());
  return files;
}

std::string contentOf(const std::string& path) {
  std::ifstream file(path.c_str(), std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

static std::vector<Case> allCases() {
  std::vector<Case> all;
  for (const std::string& file : filesIn(casesDirectory())) {
    std::vector<Case> cases = readCases(file);
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

// Encodes the settings of an input, one byte each.
static std::string bytes(std::initializer_list<int> values) {
  std::string text;
  for (int value : values)
    text += static_cast<char>(value);
  return text;
}

static std::string pieceSizes() { return bytes({5, 1, 8}); }

static Inputs headSeeds() {
  Inputs seeds;
  for (const Case& one : allCases()) {
    int flags = one.setting("bareLf", "on") == "off" ? 1 : 0;
    if (one.setting("underscores", "off") == "on") flags |= 2;
    if (one.setting("invalid", "drop") != "drop") flags |= 4;
    if (one.number("maxLine", 0) != 0) flags |= 8;
    if (one.number("maxHead", 0) != 0) flags |= 16;
    if (one.number("maxFields", 0) != 0) flags |= 32;
    seeds.push_back(bytes({flags}) + pieceSizes() + one.bytes);
  }
  return seeds;
}

// Calls `make` for each case with its request and the bytes that follow, such as a body.
template <typename Make>
static Inputs seedsOfRequests(Make make) {
  Inputs seeds;
  for (const Case& one : allCases()) {
    Request request;
    RequestParser parser;
    parser.parse(one.bytes, HeadLimits(), request);
    make(one, request, seeds);
  }
  return seeds;
}

static void addBody(const Case& one, const Request& request, Inputs& seeds) {
  if (!request.hasBody() || request.contentLength > 255) return;
  int maxBody = static_cast<int>(one.number("maxBody", 0));
  int maxTrailers = static_cast<int>(one.number("maxTrailers", 0));
  int sink = static_cast<int>(one.number("sink", 0));
  bool fails = one.number("sinkStatus", 0) != 0;
  std::string settings =
      request.isChunked ? bytes({0, 0}) : bytes({1, static_cast<int>(request.contentLength)});
  auto add = [&settings](int flag, int value) {
    settings[0] = static_cast<char>(settings[0] | flag);
    settings += static_cast<char>(value);
  };
  if (maxBody > 0) add(2, maxBody);
  if (maxTrailers > 0) add(4, maxTrailers);
  if (sink > 0 && !fails) add(8, sink - 1);
  if (fails) add(16, sink);
  seeds.push_back(settings + pieceSizes() + one.bytes.substr(request.headSize));
}

static Inputs bodySeeds() { return seedsOfRequests(addBody); }

static void addTarget(const Case& one, const Request& request, Inputs& seeds) {
  int method = request.method == kGet       ? 0
               : request.method == kOptions ? 1
               : request.method == kConnect ? 2
                                            : 3;
  std::string settings = bytes({method, one.setting("merge", "on") == "on" ? 0 : 1});
  if (!request.target.empty()) seeds.push_back(settings + request.target.str());
  if (request.has(Request::kHost)) seeds.push_back(settings + request.value(Request::kHost).str());
}

static Inputs targetSeeds() { return seedsOfRequests(addTarget); }

static void addRange(const Case&, const Request& request, Inputs& seeds) {
  if (request.has(Request::kRange))
    seeds.push_back(bytes({3, 4}) + request.value(Request::kRange).str());
}

static Inputs rangeSeeds() { return seedsOfRequests(addRange); }

static void addDate(const Case& one, const Request& request, Inputs& seeds) {
  long now = one.number("now", 1000000000);
  std::string settings;
  for (int shift = 24; shift >= 0; shift -= 8)
    settings += static_cast<char>(now >> shift & 255);
  if (request.has(Request::kIfModifiedSince))
    seeds.push_back(settings + request.value(Request::kIfModifiedSince).str());
}

static Inputs dateSeeds() { return seedsOfRequests(addDate); }

static void addConditions(const Case& one, const Request& request, Inputs& seeds) {
  std::string lines;
  for (const Request::Field& field : request.fields)
    if (equalsIgnoreCase(field.name.sub(0, 3), "if-"))
      lines += field.name.str() + ": " + field.value.str() + "\r\n";
  if (lines.empty()) return;
  int tag = one.setting("etag", "") == "" ? 3 : Slice(one.setting("etag", "")).startsWith("W/");
  int modified = one.number("modified", -1) == -1 ? 1 : 0;
  int exists = one.setting("exists", "yes") == "yes" ? 0 : 1;
  seeds.push_back(bytes({request.method == kGet ? 0 : 2, tag, modified, 0, exists, 60}) + lines);
}

static Inputs conditionalSeeds() { return seedsOfRequests(addConditions); }

// Adds a directive in a context that allows it, with arguments that many directives accept.
static void addDirective(const Directive& row, Inputs& seeds) {
  static const char* const kWords[] = {"1", "on", "/a", "a$uri", "GET"};
  static const char* const kAround[][2] = {{"", " http { server { } }"},
                                           {"events { ", " } http { server { } }"},
                                           {"http { ", " server { } }"},
                                           {"server { ", " }"},
                                           {"server { location /x { ", " } }"}};
  int context = 0;
  while (context < 4 && !row.may(1u << context))
    ++context;
  for (const char* word : kWords) {
    std::string text = kAround[context][0] + std::string(row.name);
    for (int count = 0; count < row.minArgs; ++count)
      text += std::string(" ") + word;
    seeds.push_back(text + (row.isBlock() ? " { }" : ";") + kAround[context][1]);
  }
}

static Inputs configurationSeeds() {
  Inputs seeds;
  for (const std::string& file : filesIn("conf"))
    seeds.push_back(contentOf(file));
  const DirectiveTable table = allDirectives();
  for (const Directive* row : table.rows())
    if (row->name[0] != '*') addDirective(*row, seeds);
  return seeds;
}

static Inputs templateSeeds() {
  const char* const kTexts[] = {
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent",
      "\"$http_referer\" \"${http_user_agent}\" $sent_http_etag",
      "$scheme://${host}:$server_port$uri$is_args$args", "$cookie_sid$arg_a.b",
      "$document_root$DOCUMENT_URI"};
  Inputs seeds;
  for (const char* text : kTexts)
    seeds.push_back(bytes({9}) + text);
  return seeds;
}

static Inputs cgiHeadSeeds() {
  static const char* const kHeads[] = {
      "Content-Type: text/html\n\nbody",
      "Status: 404 Not Found\r\nContent-Type: a\r\n\r\n",
      "Location: /a?b\n\n",
      "Location: http://h/\nStatus: 303\n\n",
      "Content-Length: 4\nContent-Type: a\nSet-Cookie: a=b\nSet-Cookie: c\n\nfour",
      "Connection: close\nTransfer-Encoding: chunked\nContent-Type: a\n\n"};
  Inputs seeds;
  for (const char* head : kHeads)
    seeds.push_back(pieceSizes() + head);
  return seeds;
}

static std::string fastCgiRecord(int type, const std::string& content, int padding) {
  return bytes({1, type, 0, 1, 0, static_cast<int>(content.size()), padding, 0}) + content +
         std::string(static_cast<std::size_t>(padding), 'p');
}

static Inputs fastCgiSeeds() {
  const std::string end = fastCgiRecord(6, "", 0) + fastCgiRecord(3, std::string(8, '\0'), 0);
  Inputs seeds;
  seeds.push_back(pieceSizes() + fastCgiRecord(6, "A: b\n\nbody", 3) + end);
  seeds.push_back(pieceSizes() + fastCgiRecord(7, "a\nb", 2) +
                  fastCgiRecord(6, "Status: 404\nContent-Length: 4\n\nbody", 0) +
                  fastCgiRecord(7, "c\n", 1) + end);
  seeds.push_back(pieceSizes() + fastCgiRecord(6, "Location: /\n", 0) + fastCgiRecord(6, "\n", 7) +
                  end);
  return seeds;
}

// The forms of the table have the boundary "b".
static Inputs multipartSeeds() {
  Inputs seeds;
  for (const Case& one : readCases(casesDirectory() + "/multipart.txt")) {
    int mostParts = static_cast<int>(one.number("mostParts", 100));
    seeds.push_back(bytes({0, mostParts, 99}) + pieceSizes() + one.bytes);
  }
  return seeds;
}

static Inputs regexSeeds() {
  Inputs seeds;
  for (const RegexCase& row : readRegexCases()) {
    const int size = static_cast<int>(row.pattern.size());
    seeds.push_back(bytes({0, 0, size}) + row.pattern + row.text);
  }
  return seeds;
}

// A few texts with every level.
static Inputs gzipSeeds() {
  const char* const kTexts[] = {"", "a", "<p>one</p><p>two</p><p>one</p>",
                                "aaaaaaaaaaaaaaaaaaaaaaaa"};
  Inputs seeds;
  for (int level = 0; level < 9; ++level)
    for (const char* text : kTexts)
      seeds.push_back(bytes({level, 30 * level, level, 64, level}) + pieceSizes() + text);
  return seeds;
}

static const FuzzTarget kTargets[] = {{"head", checkHead, headSeeds},
                                      {"body", checkBody, bodySeeds},
                                      {"target", checkTarget, targetSeeds},
                                      {"range", checkRange, rangeSeeds},
                                      {"date", checkDate, dateSeeds},
                                      {"conditional", checkConditional, conditionalSeeds},
                                      {"configuration", checkConfiguration, configurationSeeds},
                                      {"template", checkTemplate, templateSeeds},
                                      {"multipart", checkMultipart, multipartSeeds},
                                      {"cgi-head", checkCgiHead, cgiHeadSeeds},
                                      {"fastcgi", checkFastCgi, fastCgiSeeds},
                                      {"regex", checkRegex, regexSeeds},
                                      {"gzip", checkGzip, gzipSeeds}};

const FuzzTarget* findTarget(const std::string& name) {
  for (const FuzzTarget& target : kTargets)
    if (name == target.name) return &target;
  return 0;
}

static std::string corpusFile(const FuzzTarget& target) {
  return std::string("tests/fuzz/corpus/") + target.name + ".txt";
}

std::vector<std::string> readCorpus(const FuzzTarget& target) {
  Inputs inputs = target.seeds();
  std::ifstream file(corpusFile(target).c_str());
  for (std::string line; std::getline(file, line);)
    inputs.push_back(unescapeBytes(line));
  return inputs;
}

// As escapeBytes(), but keeps spaces inside.
static std::string escaped(const std::string& input) {
  std::string line;
  for (std::size_t i = 0; i < input.size(); ++i) {
    bool isInside = i > 0 && i + 1 < input.size();
    line += input[i] == ' ' && isInside ? " " : escapeBytes(input.substr(i, 1));
  }
  return line;
}

void writeCorpus(const FuzzTarget& target, const std::vector<std::string>& inputs) {
  Inputs seeds = target.seeds();
  std::set<std::string> known(seeds.begin(), seeds.end());
  known.insert("");
  std::ofstream file(corpusFile(target).c_str());
  for (const std::string& input : std::set<std::string>(inputs.begin(), inputs.end()))
    if (known.count(input) == 0) file << escaped(input) << '\n';
}
