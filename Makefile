NAME := webserv

# Sources, by room; a header in includes/ mirrors each. The rooms stand in the order of their floors.
BASE        := Base64 BlockPool Buffer Crc32 Fd Log Numbers RandomBytes Slice Status Utf8
NET         := Address Alarm AlarmQueue EventLoop Listener LocalAddresses LogFileCache LogWriter \
               LookBudget MonotonicSeconds Network NumericAddress PollTable Pollable ProxyHeader \
               ScanPolicy Signals TimerWheel Uptime WakeQueue
HTTP        := AcceptEncoding BasicCredentials BodyDecoder BodyPart CharClass CharsetSource \
               CharsetTable ChunkLine ChunkedWriter Conditional ContentDisposition HtmlEscape \
               HttpDate MemorySource Method MimeTypes MultipartParser Parameters Range Request \
               RequestFraming RequestLines RequestParser Response StatusCode TrailerSection Uri \
               UriPath UserAgent
REGEX       := CaptureBlocks CaseFolding CharacterSet ClassParser ClassRun EscapeParser GroupHead \
               GroupNames LiteralExpander LiteralSet LookMarker LookTable MachineMemory MaskedText \
               NamedClasses PatternParser PatternReader ProgramAnalysis ProgramCompiler Quantifier \
               Regex RequiredText Subject SyntaxTree TreeChecks TreeSimplifier Utf8Ranges
PASSWORDS   := CryptRounds CryptText Digest Md5 PasswordCheck Sha1 Sha256 Sha512 StoredPassword \
               UserSearch
DEFLATE     := BitWriter BlockWriter CodeHeader EncoderLevel GzipEncoder HuffmanCode MatchFinder \
               MatchParser SymbolBuffer SymbolCodes
CONFIG      := AccessSettings Block Builder CgiSettings CharsetMaps Checker Config ConfigFile \
               Directive DirectiveTable ErrorPageFiles Expires FaultList GeoTable Lexer Location \
               LocationName NameTable Parser Paths Pattern PossibleValues PostCheck RewriteProgram \
               ServerCheck Spelling SplitTable Statement SurpriseCheck Template UpstreamDefinition \
               UpstreamTable Values VariableNames VariableTargets VariableValues VirtualServer
DIRECTIVES  := AccessDirectives AllDirectives Arguments AuthDirectives BlockDirectives \
               CgiDirectives CharsetDirectives CompressionDirectives ConfigLoader \
               ConnectionDirectives DirectiveHints FileDirectives GatewayDirectives IfCondition \
               InertDirectives InertSetters LimitDirectives LogDirectives MapDirectives \
               ProcessDirectives ProxyDirectives RealAddressDirectives RedirectDirectives \
               RefererDirectives RefusedDirectives ResponseDirectives RewriteDirectives \
               SecureLinkDirectives ServerDirectives SessionDirectives SplitDirectives \
               StatusDirectives UploadDirectives UpstreamBlock UpstreamDirectives \
               UpstreamSettingDirectives
ROUTING     := LocationTable Route Router ServerGroup
CONTENT     := Directory DirectoryListing FileCache FileFacts FileName FileReader FileSink \
               FileSource HtmlListing JsonListing ListingPage ListingSource ListingStyle \
               ListingText MultiRangeSource PartFile PartFileCleanup PartNames RequestBody \
               XmlListing
PEERS       := Activation HashRing IdleConnections Peer PeerConnection PeerFailure PeerGroup \
               ReadPace
PROCESSES   := CgiCommand CgiProcess Children Environment ErrorLines InputPipe OutputHold \
               OutputPipe Pipe
LIMITS      := HeldConnections KeyHash KeyTable LimitOutcome RequestCheck ZoneTables
SESSIONS    := Session SessionCookie SessionId Sessions
EXCHANGE    := AccessVerdict Clock Exchange Representation Subrequests UpstreamTrace
VARIABLES   := DefinedVariables FieldVariables FileNames ForwardedAddress RealPath Referer \
               ResponseCharset SecureLink UploadDirectory UpstreamVariables VariableText Variables
GATEWAY     := AccelFields BodySpool CgiHead ErrorText FastCgiProtocol GatewayProtocol HttpHead \
               HttpProtocol ResponseSpool RetryPolicy ScgiProtocol UpstreamAttempt UpstreamHead \
               UpstreamTransfer UwsgiProtocol
COMPRESSION := EncoderPool GzipFilter GzipPolicy GzipSource
FILES       := Autoindex EmptyGif FileResponse GzipStatic Index ListingExtras RandomIndex Static \
               TryFiles
CGI         := Cgi CgiResponse CgiVariables RequestSession
UPLOADS     := CrossOrigin Dav FormUpload PutSink RawUpload Upload UploadReport UploadStore
ACCESS      := Access AccessCheck AccessRules AuthBasic AuthRequest AuthSubrequest BodyLimit \
               Containment Internal KnownPasswords LimitConnections LimitRequests Methods \
               OtherMethods PartFiles RealAddress Satisfy UserCheck UserClaim
REWRITE     := Condition ProgramRun Replacement Return Rewrite
UPSTREAMS   := CookieFlags FailureText ForcedRange GatewayParameters GatewayPass GatewayResponse \
               Proxy ProxyRequest ProxyResponse ProxyRewriting UpstreamChoice UpstreamFields \
               UpstreamResponse
STATUS      := StatusJson StatusMetrics StatusPage StatusReport StubStatus
DISPATCH    := ConfiguredFields Dispatcher ErrorPages HandlerChain
SERVER      := AccessLog CommandLine Connection ConnectionList ConnectionSet Conversation \
               CurrentExchange FolderConfig Interest LingeringClose ListenerSet Logs OldBrowsers \
               Pace PidFile Process RequestReader ResponseWriter Server Site UnwantedBody

SRCS := srcs/main.cpp \
        $(BASE:%=srcs/base/%.cpp) \
        $(NET:%=srcs/net/%.cpp) \
        $(HTTP:%=srcs/http/%.cpp) \
        $(REGEX:%=srcs/regex/%.cpp) \
        $(PASSWORDS:%=srcs/passwords/%.cpp) \
        $(DEFLATE:%=srcs/deflate/%.cpp) \
        $(CONFIG:%=srcs/config/%.cpp) \
        $(DIRECTIVES:%=srcs/directives/%.cpp) \
        $(ROUTING:%=srcs/routing/%.cpp) \
        $(CONTENT:%=srcs/content/%.cpp) \
        $(PEERS:%=srcs/peers/%.cpp) \
        $(PROCESSES:%=srcs/processes/%.cpp) \
        $(LIMITS:%=srcs/limits/%.cpp) \
        $(SESSIONS:%=srcs/sessions/%.cpp) \
        $(EXCHANGE:%=srcs/exchange/%.cpp) \
        $(VARIABLES:%=srcs/variables/%.cpp) \
        $(GATEWAY:%=srcs/gateway/%.cpp) \
        $(COMPRESSION:%=srcs/compression/%.cpp) \
        $(FILES:%=srcs/files/%.cpp) \
        $(CGI:%=srcs/cgi/%.cpp) \
        $(UPLOADS:%=srcs/uploads/%.cpp) \
        $(ACCESS:%=srcs/access/%.cpp) \
        $(REWRITE:%=srcs/rewrite/%.cpp) \
        $(UPSTREAMS:%=srcs/upstreams/%.cpp) \
        $(STATUS:%=srcs/status/%.cpp) \
        $(DISPATCH:%=srcs/dispatch/%.cpp) \
        $(SERVER:%=srcs/server/%.cpp)

CXXFLAGS     := -std=c++98 -Wall -Wextra -Werror -pedantic -Wshadow
# Tests are not optimised and have line numbers alone for a debugger: compiling them takes longer than
# running them.
TESTCXXFLAGS := -std=c++11 -Wall -Wextra -g1
# zlib decodes what our encoder makes; the server does not use it.
TESTLIBS     := `pkg-config --libs criterion` -lz
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

COMPILED_HEADERS := $(BUILD)/criterion.hpp

# A library that tests preload into the server.
FAILING_NEW := $(BUILD)/failing-new.so

# tests/fuzz/run builds this one, by clang.
FUZZER      := $(BUILD)/fuzzer
FUZZER_OBJS := $(filter $(patsubst %,$(BUILD)/srcs/%/%,base net http regex deflate config directives content peers gateway),$(OBJS)) \
               $(patsubst %.cpp,$(BUILD)/%.o,tests/unit/http/CaseFile.cpp tests/unit/regex/Cases.cpp tests/support/Gunzip.cpp \
                 $(filter-out %Test.cpp,$(wildcard tests/fuzz/*.cpp)))

# A clock that integration tests set.
WALL_CLOCK := $(BUILD)/wall-clock.so

IDLERS    := $(BUILD)/idle-clients
IDLE_OBJS := $(patsubst %.cpp,$(BUILD)/%.o,tests/bench/idle_clients.cpp tests/integration/harness/Client.cpp)

# The programs of tests/bench/cgi, tests/bench/language and tests/bench/gzip-encoder.
HELLO       := $(BUILD)/hello-cgi
REGEX_SPEED := $(BUILD)/regex-speed
GZIP_SPEED  := $(BUILD)/gzip-speed

# make prints one short line for each file; make V=1 prints the commands.
ifdef V
Q    :=
echo  = @:
else
Q    := @
echo  = @printf '  %-8s %s\n' $(1) $(2)
endif

all: $(NAME)

$(NAME): $(OBJS)
	$(call echo,LINK,$@)
	$(Q)$(CXX) $(CXXFLAGS) $(OPTIMISE) $(SANITIZE) $(LDFLAGS) $^ -o $@

$(UNIT): $(UNIT_OBJS)
	$(call echo,LINK,$@)
	$(Q)$(CXX) $(TESTCXXFLAGS) $(SANITIZE) $(LDFLAGS) $^ -o $@ $(TESTLIBS)

$(INTEGRATION): $(INTEGRATION_OBJS)
	$(call echo,LINK,$@)
	$(Q)$(CXX) $(TESTCXXFLAGS) $(SANITIZE) $(LDFLAGS) $^ -o $@ $(TESTLIBS)

$(FAILING_NEW): tests/integration/preload/failing_new.cpp
	@mkdir -p $(@D)
	$(call echo,CXX,$<)
	$(Q)$(CXX) $(TESTCXXFLAGS) -O1 -fPIC -shared $< -o $@

$(WALL_CLOCK): tests/integration/preload/wall_clock.c
	@mkdir -p $(@D)
	$(call echo,CC,$<)
	$(Q)$(CC) -Wall -Wextra -O2 -shared -fPIC $< -o $@

$(FUZZER): $(FUZZER_OBJS)
	$(call echo,LINK,$@)
	$(Q)$(CXX) $(TESTCXXFLAGS) $(SANITIZE) -fsanitize=fuzzer $^ -o $@ -lz

$(IDLERS): $(IDLE_OBJS)
	$(call echo,LINK,$@)
	$(Q)$(CXX) $(TESTCXXFLAGS) $(SANITIZE) $(LDFLAGS) $^ -o $@

$(REGEX_SPEED): tests/bench/regex_speed.cpp $(filter $(BUILD)/srcs/regex/% $(BUILD)/srcs/base/%,$(OBJS))
	$(call echo,LINK,$@)
	$(Q)$(CXX) -std=c++11 -Wall -Wextra -O2 $(SANITIZE) -Iincludes $^ -o $@

$(GZIP_SPEED): tests/bench/gzip_speed.cpp $(filter $(BUILD)/srcs/deflate/% $(BUILD)/srcs/base/%,$(OBJS))
	$(call echo,LINK,$@)
	$(Q)$(CXX) -std=c++11 -Wall -Wextra -O2 $(SANITIZE) -Iincludes $^ -o $@ -lz

$(HELLO): tests/bench/hello_cgi.c
	@mkdir -p $(@D)
	$(call echo,CC,$<)
	$(Q)$(CC) -Wall -Wextra -O2 $< -o $@

$(BUILD)/srcs/%.o: srcs/%.cpp
	@mkdir -p $(@D)
	$(call echo,CXX,$<)
	$(Q)$(CXX) $(CXXFLAGS) $(OPTIMISE) $(SANITIZE) $(CPPFLAGS) -Iincludes -MMD -MP -c $< -o $@

COMPILE_TEST = $(CXX) $(TESTCXXFLAGS) $(SANITIZE) $(CPPFLAGS) -Iincludes -Itests -Itests/unit -Itests/integration -MMD -MP

# Half of the time that a test takes to compile goes into Criterion's headers, so they are compiled
# once.
$(COMPILED_HEADERS).gch: tests/criterion.hpp
	@mkdir -p $(@D)
	$(call echo,CXX,$<)
	$(Q)$(COMPILE_TEST) -x c++-header $< -o $@

$(filter %Test.o,$(UNIT_OBJS) $(INTEGRATION_OBJS)): $(COMPILED_HEADERS).gch
$(BUILD)/tests/%Test.o: private COMPILE_TEST += -include $(COMPILED_HEADERS)

$(BUILD)/tests/%.o: tests/%.cpp
	@mkdir -p $(@D)
	$(call echo,CXX,$<)
	$(Q)$(COMPILE_TEST) -c $< -o $@

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
integration-tests: $(INTEGRATION) $(FAILING_NEW) $(WALL_CLOCK)

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

bench: $(NAME) $(IDLERS) $(HELLO) $(REGEX_SPEED) $(GZIP_SPEED)
	@WEBSERV=$(NAME) IDLE_CLIENTS=$(IDLERS) HELLO_CGI=$(HELLO) REGEX_SPEED=$(REGEX_SPEED) \
	  GZIP_SPEED=$(GZIP_SPEED) tests/bench/run

fuzz:
	@tests/fuzz/run

format:
	find srcs includes tests -name '*.[ch]pp' -exec clang-format -i {} +

.PHONY: all clean fclean re run test rules unit integration acceptance bench fuzz \
        format unit-tests integration-tests
