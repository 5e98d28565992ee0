#ifndef TESTS_HTTP_MESSAGELOG_HPP
#define TESTS_HTTP_MESSAGELOG_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "http/CaseFile.hpp"

// Where the input is cut: the ends of its pieces in ascending order. The last is the input's size.
typedef std::vector<std::size_t> Cuts;

// Runs a message, head and body, through RequestParser and BodyDecoder in the pieces that `cuts`
// describes. Returns a log of the result, in words separated by spaces:
//
// ok | more | STATUS   the message is complete | incomplete | refused message=a_sentence   why it
// is refused begun                RequestParser::hasBegun() head                 the head is
// complete; only then the words below follow method= target= form= path= query= normal= host= port=
// version= fields= length= field=Name:value     for each chunked keepalive close continue range=
// date= condition= ifrange=   if the request has such a field data=                what the sink
// has received rest=                what is left of the input
//
// These settings apply: those of HeadLimits (maxLine, maxHead, maxFields, bareLf, underscores,
// invalid), of the body (maxBody, maxTrailers, sink: the bytes it takes per call, sinkStatus), and
// of the resource (size, maxRanges, etag, modified, since, exists, now).
std::string logMessage(const Case& input, const Cuts& cuts);

Cuts cutNowhere(std::size_t size);
Cuts cutAt(std::size_t where, std::size_t size);
Cuts cutEverywhere(std::size_t size);

#endif
