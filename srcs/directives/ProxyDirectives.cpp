#include "directives/ProxyDirectives.hpp"

#include "directives/InertSetters.hpp"

static const char* const kProtocols[] = {"proxy", "fastcgi", "uwsgi", "scgi", "grpc", "memcached"};

// Responses are right without a cache, so one warning for each protocol is enough.
static Status warnUncached(Block& block, const Statement& statement) {
  const std::string& name = statement.name();
  if (statement.arg(1) == "off") return Status::ok();
  const std::string family = name.substr(0, name.find('_')) + "_cache";
  return warnInertOnce(block, statement, "\"" + family + "\" and its kin cache nothing");
}

static Status noteNoTls(Block& block, const Statement& statement) {
  block.note(statement, "\"" + statement.name() +
                            "\" has no effect here: an upstream over TLS is not supported");
  return Status::ok();
}

// What the first four protocols honour is found in the tables of those before this one, so that it
// has no effect for the other two alone, whose `*_pass` is refused.
static const Directive kRows[] = {
    {"*_bind", kAnywhere, 1, 2, noteInert},
    {"*_buffer_size", kAnywhere, 1, 1, noteInert},
    {"*_busy_buffers_size", kAnywhere, 1, 1, noteInert},
    {"*_cache", kAnywhere, 1, 1, warnUncached},
    {"*_cache_background_update", kAnywhere, 1, 1, warnUncached},
    {"*_cache_bypass", kAnywhere | kRepeats, 1, kMany, warnUncached},
    {"*_cache_convert_head", kAnywhere, 1, 1, warnUncached},
    {"*_cache_key", kAnywhere, 1, 1, warnUncached},
    {"*_cache_lock", kAnywhere, 1, 1, warnUncached},
    {"*_cache_lock_age", kAnywhere, 1, 1, warnUncached},
    {"*_cache_lock_timeout", kAnywhere, 1, 1, warnUncached},
    {"*_cache_max_range_offset", kAnywhere, 1, 1, warnUncached},
    {"*_cache_methods", kAnywhere | kRepeats, 1, kMany, warnUncached},
    {"*_cache_min_uses", kAnywhere, 1, 1, warnUncached},
    {"*_cache_path", kHttp | kRepeats, 2, kMany, warnUncached},
    {"*_cache_revalidate", kAnywhere, 1, 1, warnUncached},
    {"*_cache_use_stale", kAnywhere | kRepeats, 1, kMany, warnUncached},
    {"*_cache_valid", kAnywhere | kRepeats, 1, kMany, warnUncached},
    {"*_connect_timeout", kAnywhere, 1, 1, noteInert},
    {"*_gzip_flag", kAnywhere, 1, 1, noteInert},
    {"*_headers_hash_bucket_size", kAnywhere, 1, 1, noteInert},
    {"*_headers_hash_max_size", kAnywhere, 1, 1, noteInert},
    {"*_hide_header", kAnywhere | kRepeats, 1, 1, noteInert},
    {"*_ignore_headers", kAnywhere | kRepeats, 1, kMany, noteInert},
    {"*_intercept_errors", kAnywhere, 1, 1, noteInertFlag},
    {"*_next_upstream", kAnywhere | kRepeats, 1, kMany, noteInert},
    {"*_next_upstream_timeout", kAnywhere, 1, 1, noteInert},
    {"*_next_upstream_tries", kAnywhere, 1, 1, noteInert},
    {"*_no_cache", kAnywhere | kRepeats, 1, kMany, warnUncached},
    {"*_pass_header", kAnywhere | kRepeats, 1, 1, noteInert},
    {"*_read_timeout", kAnywhere, 1, 1, noteInert},
    {"*_send_lowat", kAnywhere, 1, 1, noteInert},
    {"*_send_timeout", kAnywhere, 1, 1, noteInert},
    {"*_socket_keepalive", kAnywhere, 1, 1, noteInertFlag},
    {"*_ssl_certificate", kAnywhere, 1, 1, noteNoTls},
    {"*_ssl_certificate_key", kAnywhere, 1, 1, noteNoTls},
    {"*_ssl_ciphers", kAnywhere, 1, 1, noteNoTls},
    {"*_ssl_conf_command", kAnywhere | kRepeats, 2, 2, noteNoTls},
    {"*_ssl_crl", kAnywhere, 1, 1, noteNoTls},
    {"*_ssl_name", kAnywhere, 1, 1, noteNoTls},
    {"*_ssl_password_file", kAnywhere, 1, 1, noteNoTls},
    {"*_ssl_protocols", kAnywhere | kRepeats, 1, kMany, noteNoTls},
    {"*_ssl_server_name", kAnywhere, 1, 1, noteNoTls},
    {"*_ssl_session_reuse", kAnywhere, 1, 1, noteNoTls},
    {"*_ssl_trusted_certificate", kAnywhere, 1, 1, noteNoTls},
    {"*_ssl_verify", kAnywhere, 1, 1, noteNoTls},
    {"*_ssl_verify_depth", kAnywhere, 1, 1, noteNoTls},
    {"*_store", kAnywhere | kRefused | kMayBeOff, 1, 1, 0},
    {"*_store_access", kAnywhere, 1, 3, noteInert},
    {"*_temp_file_write_size", kAnywhere, 1, 1, noteInert},
};

DirectiveRows proxyDirectives() { return DirectiveRows(kRows, kProtocols); }
