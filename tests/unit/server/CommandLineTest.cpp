#include "server/CommandLine.hpp"

#include <criterion/criterion.h>

#include <sstream>
#include <vector>

#include "support/TempDir.hpp"

// `words` are separated by blanks; '' is an empty one.
static Status parse(CommandLine& line, const std::string& words) {
  std::istringstream in(words);
  std::vector<std::string> list(1, "webserv");
  for (std::string word; in >> word;)
    list.push_back(word == "''" ? "" : word);
  std::vector<const char*> argv;
  for (const std::string& word : list)
    argv.push_back(word.c_str());
  return line.parse(static_cast<int>(argv.size()), argv.data());
}

static CommandLine parsed(const std::string& words) {
  CommandLine line;
  Status status = parse(line, words);
  cr_expect(status.isOk(), "%s: %s", words.c_str(), status.message().c_str());
  return line;
}

static std::string complaint(const std::string& words) {
  CommandLine line;
  return parse(line, words).message();
}

Test(commandLine, nothing) {
  CommandLine line = parsed("");
  cr_expect_eq(line.config.file, "conf/default.conf");
  cr_expect_eq(line.config.prefix + line.config.directives + line.config.errorLog + line.signal,
               "");
  cr_expect(!line.tests && !line.dumps && !line.isQuiet);
  cr_expect(!line.showsVersion && !line.showsBuild && !line.showsHelp);
  CommandLine none;
  cr_expect(none.parse(0, 0).isOk());
}

Test(commandLine, aFile) {
  cr_expect_eq(parsed("a.conf").config.file, "a.conf");
  cr_expect_eq(parsed("-c a.conf").config.file, "a.conf");
  cr_expect_eq(parsed("-ca.conf").config.file, "a.conf");
  cr_expect_eq(parsed("-t a.conf -q").config.file, "a.conf");
  cr_expect_eq(complaint("a b"), "one configuration file is enough: \"a\" and \"b\"");
  cr_expect_eq(complaint("-c a b"), "one configuration file is enough: \"a\" and \"b\"");
  cr_expect_eq(complaint("''"), "the name of the configuration file is empty");
}

Test(commandLine, optionsWithValues) {
  CommandLine line = parsed("-p /x -e log -g pid -s reload");
  cr_expect_eq(line.config.prefix, "/x");
  cr_expect_eq(line.config.errorLog, "log");
  cr_expect_eq(line.config.directives, "pid");
  cr_expect_eq(line.signal, "reload");
  for (const char* signal : {"stop", "quit", "reopen", "reload"})
    cr_expect_eq(parsed(std::string("-s") + signal).signal, signal);
  cr_expect_eq(parsed("-p -x").config.prefix, "-x");
}

Test(commandLine, switchesMayBeJoined) {
  CommandLine line = parsed("-tq");
  cr_expect(line.tests && line.isQuiet && !line.dumps);
  line = parsed("-T");
  cr_expect(line.tests && line.dumps);
  line = parsed("-vV");
  cr_expect(line.showsVersion && line.showsBuild);
  cr_expect(parsed("-h").showsHelp && parsed("-?").showsHelp);
  line = parsed("-tqc a -tp/b");
  cr_expect_eq(line.config.file, "a");
  cr_expect_eq(line.config.prefix, "/b");
}

Test(commandLine, wrongOptions) {
  cr_expect_eq(complaint("-x"), "invalid option: \"-x\"");
  cr_expect_eq(complaint("-tx"), "invalid option: \"-x\"");
  cr_expect_eq(complaint("--help"), "invalid option: \"--help\"");
  cr_expect_eq(complaint("-"), "invalid option: \"-\"");
  cr_expect_eq(complaint("-s now"), "invalid option: \"-s now\"");
  cr_expect_eq(complaint("-c"), "option \"-c\" requires file name");
  cr_expect_eq(complaint("-e"), "option \"-e\" requires file name");
  cr_expect_eq(complaint("-p ''"), "option \"-p\" requires directory name");
  cr_expect_eq(complaint("-g"), "option \"-g\" requires parameter");
  cr_expect_eq(complaint("-s"), "option \"-s\" requires parameter");
}

Test(commandLine, texts) {
  cr_expect_eq(versionText(), "webserv version: webserv/1.0\n");
  cr_expect_eq(buildText().find(versionText()), 0u);
  for (const char* option : {"-c", "-p", "-e", "-t", "-T", "-q", "-v", "-V", "-g", "-s", "-h"})
    cr_expect(usageText().find(option) != std::string::npos, "%s", option);
}

Test(commandLine, aFolderIsSharedWithTheConfigurationThatItNeeds) {
  TempDir dir;
  CommandLine line = parsed(dir.path(""));
  cr_expect_eq(line.config.prefix, dir.path(""));
  cr_expect(line.config.text.find("listen      127.0.0.1:8080;") != std::string::npos);
  cr_expect(line.config.text.find("upload_store") == std::string::npos);
  cr_expect(line.config.text.find("dav_methods") == std::string::npos);
  const std::string uploads = parsed("-u -l 8081 " + dir.path("")).config.text;
  cr_expect(uploads.find("listen      8081;") != std::string::npos);
  cr_expect(uploads.find("upload_store .$uri;") != std::string::npos);
  cr_expect(uploads.find("dav_methods") == std::string::npos);
  const std::string deletes = parsed(dir.path("") + " -w -l[::]:80").config.text;
  cr_expect(deletes.find("upload_store .$uri;") != std::string::npos);
  cr_expect(deletes.find("dav_methods DELETE;") != std::string::npos);
}

Test(commandLine, whatMakesNoSenseForAFolder) {
  TempDir dir;
  cr_expect_eq(complaint("-u a.conf"), "the options -l, -u and -w need a folder to share");
  cr_expect_eq(complaint("-l 8080"), "the options -l, -u and -w need a folder to share");
  cr_expect_eq(complaint("-p /x " + dir.path("")),
               "the option -p has no meaning where a folder is shared");
  cr_expect(complaint("-l 80;root " + dir.path("")).find("invalid value \"80;root\"") == 0);
  cr_expect_eq(complaint("-l"), "option \"-l\" requires port, or address and port");
  cr_expect_neq(complaint(dir.path("") + " a.conf"), "");
}
