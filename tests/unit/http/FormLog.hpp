#ifndef TESTS_HTTP_FORMLOG_HPP
#define TESTS_HTTP_FORMLOG_HPP

#include "http/MessageLog.hpp"

// Runs the body of a form through MultipartParser in the pieces that `cuts` describes. Returns a
// log of the result, in words separated by spaces:
//
// ok | more | STATUS    the form is complete | incomplete | refused message=a_sentence    why it is
// refused field=name/data       a part without a file name file=name/file name/type/data open=...
// a part of either kind that has not ended
//
// These settings apply: type, the request's Content-Type (by default multipart/form-data with the
// boundary b), and mostParts.
std::string logForm(const Case& input, const Cuts& cuts);

#endif
