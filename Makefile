NAME := webserv

# Sources, by module; a header in includes/ mirrors each.
BASE     := BlockPool Buffer Fd Log Numbers Slice Utf8
NET      := Address EventLoop EventLoopSettle Listener LogWriter Pollable ScanPolicy Signals TimerWheel WakeQueue
HTTP     := BodyDecoder CharClass ChunkLine ChunkedWriter Conditional ContentDisposition HttpDate \
            MemorySource Method MimeTypes MultipartParser Parameters Range Request RequestFraming \
            RequestLines RequestParser Response ResponseHead StatusCode TrailerSection Uri UriPath
CONFIG   := Builder Checker Config ConfigFile Directives DirectivesInert DirectivesProxy \
            DirectivesRefused Lexer LocationName Parser Paths Scope ServerCheck Setters \
            SettersAccess SettersAnswers SettersInert SettersLogs SettersPaths SettersPrograms \
            SettersServer Template Values
CONTENT  := Directory DirectoryListing FileCache FileFacts FileName FileReader FileSink FileSource \
            HtmlListing JsonListing ListingSource ListingText MultiRangeSource PartFile \
            PartFileCleanup XmlListing
CGI      := CgiHead CgiProcess CgiProcessIo CgiProgram Children Environment Pipe
SESSIONS := Session SessionCookie SessionId Sessions
HANDLERS := Access Autoindex BodyLimit Cgi CgiAnswer CgiInput CgiVariables Clock Dav Dispatcher \
            ErrorPages Exchange Fields FileAnswer FormUpload GzipStatic Handlers Index \
            LocationTable Methods PartFiles PutSink RawUpload RequestSession Return Router \
            ServerGroup Static TryFiles Upload UploadReport UploadStore VariableText Variables
SERVER   := AccessLog CommandLine Connection ConnectionRequest ConnectionResponse Connections Listeners Logs \
            PidFile Process Server Site

SRCS := srcs/main.cpp \
        $(BASE:%=srcs/base/%.cpp) \
        $(NET:%=srcs/net/%.cpp) \
        $(HTTP:%=srcs/http/%.cpp) \
        $(CONFIG:%=srcs/config/%.cpp) \
        $(CONTENT:%=srcs/content/%.cpp) \
        $(CGI:%=srcs/cgi/%.cpp) \
        $(SESSIONS:%=srcs/sessions/%.cpp) \
        $(HANDLERS:%=srcs/handlers/%.cpp) \
        $(SERVER:%=srcs/server/%.cpp)

CXXFLAGS     := -std=c++98 -Wall -Wextra -Werror -pedantic -Wshadow
# Tests are not optimised: compiling them takes longer than running them.
TESTCXXFLAGS := -std=c++11 -Wall -Wextra -g
# Bound at the start, and not again in each child that is about to become a program.
LDFLAGS      := -Wl,-z,now
BUILD        := build/release
OPTIMISE     := -O2

# SAN=1 builds everything a second time, with sanitizers, beside the release.
ifdef SAN
BUILD    := build/san
NAME     := $(BUILD)/webserv
OPTIMISE := -g -O1 -fno-omit-frame-pointer
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all
endif

# `make unit MODULES="base http"` builds and tests these modules alone.
MODULES :=

OBJS      := $(SRCS:%.cpp=$(BUILD)/%.o)
UNIT_OBJS := $(filter-out $(BUILD)/srcs/main.o,$(OBJS))
UNIT_SRCS := $(wildcard tests/unit/*/*.cpp tests/fuzz/*.cpp)
UNIT      := $(BUILD)/unit-tests
ifneq ($(MODULES),)
UNIT_OBJS := $(filter $(patsubst %,$(BUILD)/srcs/%/%,$(MODULES)),$(UNIT_OBJS))
UNIT_SRCS := $(wildcard $(MODULES:%=tests/unit/%/*.cpp))
UNIT      := $(UNIT)-$(subst $() ,-,$(MODULES))
endif
SUPPORT   := $(patsubst %.cpp,$(BUILD)/%.o,$(wildcard tests/support/*.cpp))
UNIT_OBJS += $(UNIT_SRCS:%.cpp=$(BUILD)/%.o) $(SUPPORT)

INTEGRATION      := $(BUILD)/integration-tests
INTEGRATION_SRCS := $(wildcard tests/integration/*.cpp tests/integration/harness/*.cpp)
INTEGRATION_OBJS := $(INTEGRATION_SRCS:%.cpp=$(BUILD)/%.o) $(SUPPORT)

# tests/fuzz/run builds this one, by clang.
FUZZER      := $(BUILD)/fuzzer
FUZZER_OBJS := $(filter $(patsubst %,$(BUILD)/srcs/%/%,base net http config cgi),$(OBJS)) \
               $(patsubst %.cpp,$(BUILD)/%.o,tests/unit/http/CaseFile.cpp \
                 $(filter-out %Test.cpp,$(wildcard tests/fuzz/*.cpp)))

IDLE      := $(BUILD)/idle-clients
IDLE_OBJS := $(patsubst %.cpp,$(BUILD)/%.o,tests/bench/idle_clients.cpp tests/integration/harness/Client.cpp)

# The program of tests/bench/programs.
HELLO := $(BUILD)/hello-cgi

all: $(NAME)

$(NAME): $(OBJS)
	$(CXX) $(CXXFLAGS) $(OPTIMISE) $(SANITIZE) $(LDFLAGS) $^ -o $@

$(UNIT): $(UNIT_OBJS)
	$(CXX) $(TESTCXXFLAGS) $(SANITIZE) $(LDFLAGS) $^ -o $@ `pkg-config --libs criterion`

$(INTEGRATION): $(INTEGRATION_OBJS)
	$(CXX) $(TESTCXXFLAGS) $(SANITIZE) $(LDFLAGS) $^ -o $@ `pkg-config --libs criterion`

$(FUZZER): $(FUZZER_OBJS)
	$(CXX) $(TESTCXXFLAGS) $(SANITIZE) -fsanitize=fuzzer $^ -o $@

$(IDLE): $(IDLE_OBJS)
	$(CXX) $(TESTCXXFLAGS) $(SANITIZE) $(LDFLAGS) $^ -o $@

$(HELLO): tests/bench/hello_cgi.c
	@mkdir -p $(@D)
	$(CC) -Wall -Wextra -O2 $< -o $@

$(BUILD)/srcs/%.o: srcs/%.cpp
	@mkdir -p $(@D)
	$(CXX) $(CXXFLAGS) $(OPTIMISE) $(SANITIZE) $(CPPFLAGS) -Iincludes -MMD -MP -c $< -o $@

$(BUILD)/tests/%.o: tests/%.cpp
	@mkdir -p $(@D)
	$(CXX) $(TESTCXXFLAGS) $(SANITIZE) $(CPPFLAGS) -Iincludes -Itests -Itests/unit -Itests/integration -MMD -MP -c $< -o $@

-include $(OBJS:.o=.d) $(UNIT_OBJS:.o=.d) $(INTEGRATION_OBJS:.o=.d) $(FUZZER_OBJS:.o=.d) $(IDLE_OBJS:.o=.d)

clean:
	rm -rf build

fclean: clean
	rm -f webserv

re: fclean
	$(MAKE) all

run: $(NAME)
	./$(NAME) conf/default.conf

# tests/run comes back to these to build what it runs.
unit-tests: $(UNIT)
integration-tests: $(INTEGRATION)

RUN_TESTS = NAME=$(NAME) BUILD=$(BUILD) UNIT=$(UNIT) tests/run

test:
	+@$(RUN_TESTS) test
rules:
	+@$(RUN_TESTS) rules
unit:
	+@$(RUN_TESTS) unit
integration:
	+@$(RUN_TESTS) integration

acceptance: $(NAME)
	@WEBSERV=$(NAME) tests/acceptance/run $(ONLY)

bench: $(NAME) $(IDLE) $(HELLO)
	@WEBSERV=$(NAME) IDLE_CLIENTS=$(IDLE) HELLO_CGI=$(HELLO) tests/bench/run

fuzz:
	@tests/fuzz/run

format:
	find srcs includes tests -name '*.[ch]pp' -exec clang-format -i {} +

.PHONY: all clean fclean re run test rules unit integration acceptance bench fuzz \
        format unit-tests integration-tests
