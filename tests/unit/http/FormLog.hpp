#ifndef TESTS_HTTP_FORMLOG_HPP
#define TESTS_HTTP_FORMLOG_HPP

#include "http/MessageLog.hpp"

// Runs a form's body through MultipartParser in the pieces that `cuts` asks for, and tells what
// came of it, in words separated by blanks:
//
//   ok | more | STATUS   it is whole | it is not | it is refused
//   message=a_sentence    of a refusal
//   field=name/data      a part without a file name
//   file=name/file name/type/data
//   open=...             one of both that has not ended
//
// The settings that count: type, the request's Content-Type (multipart/form-data with boundary b),
// and mostParts.
std::string logForm(const Case& input, const Cuts& cuts);

#endif
