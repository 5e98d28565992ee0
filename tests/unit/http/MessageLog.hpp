#ifndef TESTS_HTTP_MESSAGELOG_HPP
#define TESTS_HTTP_MESSAGELOG_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "http/CaseFile.hpp"

// Where the input is cut: the ends of its pieces, ascending; the last is the input's size.
typedef std::vector<std::size_t> Cuts;

// Runs a message, head and body, through RequestParser and BodyDecoder in the pieces that `cuts`
// asks for, and tells what came of it, in words separated by blanks:
//
//   ok | more | STATUS   the whole message was read | it is not whole | it is refused
//   message=a_sentence    of a refusal
//   begun                RequestParser::hasBegun()
//   head                 the head was read; only then what follows
//   method= target= form= path= query= normal= host= port= version= fields= length=
//   field=Name:value     for each
//   chunked keepalive close continue
//   range= date= condition= ifrange=   where the request has such a field
//   data=                what the sink has got
//   rest=                what was left of the input
//
// The settings that count are those of HeadLimits (maxLine, maxHead, maxFields, bareLf,
// underscores, invalid), of the body (maxBody, maxTrailers, sink: bytes it takes per call,
// sinkStatus), and of the resource (size, maxRanges, etag, modified, since, exists, now).
std::string logMessage(const Case& input, const Cuts& cuts);

Cuts cutNowhere(std::size_t size);
Cuts cutAt(std::size_t where, std::size_t size);
Cuts cutEverywhere(std::size_t size);

#endif
