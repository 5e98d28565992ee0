#include "server/CommandLine.hpp"

#include "base/Version.hpp"
#include "config/Paths.hpp"

static const char kDefaultFile[] = "conf/default.conf";

namespace {

// Reads the words of a command line one by one.
class Reader {
 public:
  Reader(CommandLine& line, int argc, const char* const* argv)
      : line_(line), argc_(argc), argv_(argv), next_(1), hasFile_(false) {}

  Status readAll();

 private:
  Reader(const Reader&);
  Reader& operator=(const Reader&);

  Status readOptions(const std::string& word);
  bool setSwitch(char option);
  // Returns where the value of an option goes, or 0 if the option takes none; `need` says what kind
  // of value it is.
  std::string* valueOf(char option, const char*& need);
  Status setValue(char option, const std::string& value);
  Status setFile(const std::string& file);
  Status setPlain(const std::string& word);
  Status finishFolder();

  CommandLine& line_;
  int argc_;
  const char* const* argv_;
  int next_;
  bool hasFile_;
};

}  // namespace

static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

static Status invalid(const std::string& option) {
  return Status::error("invalid option: " + quoted(option));
}

CommandLine::CommandLine()
    : tests(false),
      dumps(false),
      isQuiet(false),
      showsVersion(false),
      showsBuild(false),
      showsHelp(false) {
  config.file = kDefaultFile;
}

Status CommandLine::parse(int argc, const char* const* argv) {
  return Reader(*this, argc, argv).readAll();
}

Status Reader::readAll() {
  while (next_ < argc_) {
    std::string word = argv_[next_++];
    bool isOption = !word.empty() && word[0] == '-';
    Status status = isOption ? readOptions(word) : setPlain(word);
    if (!status.isOk()) return status;
  }
  return finishFolder();
}

// The folder is the prefix, so that its configuration needs no other name for it.
Status Reader::finishFolder() {
  FolderOptions& folder = line_.folder;
  if (folder.directory.empty()) {
    return folder.isAsked() ? Status::error("the options -l, -u and -w need a folder to share")
                            : Status::ok();
  }
  if (!line_.config.prefix.empty()) {
    return Status::error("the option -p has no meaning where a folder is shared");
  }
  line_.config.prefix = folder.directory;
  line_.config.file = "of the folder " + folder.directory;
  return writeFolderConfig(folder, line_.config.text);
}

Status Reader::readOptions(const std::string& word) {
  if (word.size() == 1 || word[1] == '-') return invalid(word);
  for (std::size_t i = 1; i < word.size(); ++i) {
    const char* need = 0;
    if (setSwitch(word[i])) continue;
    if (!valueOf(word[i], need)) return invalid(std::string("-") + word[i]);
    std::string value = word.substr(i + 1);
    if (value.empty() && next_ < argc_) value = argv_[next_++];
    if (value.empty()) {
      return Status::error(std::string("option \"-") + word[i] + "\" requires " + need);
    }
    return setValue(word[i], value);
  }
  return Status::ok();
}

bool Reader::setSwitch(char option) {
  switch (option) {
    case '?':
    case 'h':
      line_.showsHelp = true;
      return true;
    case 'v':
      line_.showsVersion = true;
      return true;
    case 'V':
      line_.showsBuild = true;
      return true;
    case 'T':
      line_.dumps = true;
      line_.tests = true;
      return true;
    case 't':
      line_.tests = true;
      return true;
    case 'q':
      line_.isQuiet = true;
      return true;
    case 'u':
      line_.folder.takesFiles = true;
      return true;
    case 'w':
      line_.folder.mayDelete = true;
      return true;
    default:
      return false;
  }
}

std::string* Reader::valueOf(char option, const char*& need) {
  switch (option) {
    case 'c':
      need = "file name";
      return &line_.config.file;
    case 'p':
      need = "directory name";
      return &line_.config.prefix;
    case 'e':
      need = "file name";
      return &line_.config.errorLog;
    case 'g':
      need = "parameter";
      return &line_.config.directives;
    case 'l':
      need = "port, or address and port";
      return &line_.folder.listen;
    case 's':
      need = "parameter";
      return &line_.signal;
    default:
      return 0;
  }
}

Status Reader::setValue(char option, const std::string& value) {
  const char* unused;
  if (option == 'c') return setFile(value);
  if (option == 's' && value != "stop" && value != "quit" && value != "reopen" &&
      value != "reload") {
    return invalid("-s " + value);
  }
  *valueOf(option, unused) = value;
  return Status::ok();
}

Status Reader::setPlain(const std::string& word) {
  Status status = setFile(word);
  if (status.isOk() && isDirectory(word)) line_.folder.directory = word;
  return status;
}

Status Reader::setFile(const std::string& file) {
  if (file.empty()) return Status::error("the name of the configuration file is empty");
  if (hasFile_) {
    return Status::error("one configuration file is enough: " + quoted(line_.config.file) +
                         " and " + quoted(file));
  }
  hasFile_ = true;
  line_.config.file = file;
  return Status::ok();
}

std::string versionText() { return std::string("webserv version: ") + kServerSignature + "\n"; }

std::string buildText() {
#ifdef __clang__
  const std::string compiler = "clang ";
#else
  const std::string compiler = "gcc ";
#endif
  return versionText() + "built by " + compiler + __VERSION__ + " as C++98\n" +
         "default configuration file: " + kDefaultFile + "\n";
}

std::string usageText() {
  return versionText() +
         "Usage: webserv [-?hvVtTq] [-s signal] [-p prefix]\n"
         "               [-e filename] [-c filename] [-g directives] [filename]\n"
         "       webserv [-l [address:]port] [-uw] folder\n"
         "\n"
         "Options:\n"
         "  -?,-h         : this help\n"
         "  -v            : show version and exit\n"
         "  -V            : show version and how it was built, then exit\n"
         "  -t            : test configuration and exit\n"
         "  -T            : test configuration, dump it and exit\n"
         "  -q            : suppress non-error messages during configuration testing\n"
         "  -s signal     : send signal to a running server: stop, quit, reopen, reload\n"
         "  -p prefix     : set prefix path (default: the current directory)\n"
         "  -e filename   : set error log file (default: stderr)\n"
         "  -c filename   : set configuration file (default: " +
         kDefaultFile +
         ")\n"
         "  -g directives : set global directives out of configuration file\n"
         "\n"
         "  -l addr:port  : with a folder: listen there (default: 127.0.0.1:8080)\n"
         "  -u            : with a folder: visitors may add files\n"
         "  -w            : with a folder: visitors may add and delete files\n"
         "\n"
         "A filename without an option also names the configuration file. A folder is shared\n"
         "without a configuration file; -T shows the configuration that this is.\n";
}
