#include "variables/FieldVariables.hpp"

#include <algorithm>
#include <string>
#include <vector>

static char upperCased(char c) {
  if (c == '-') return '_';
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Returns "HTTP_ACCEPT_LANGUAGE" for "Accept-Language".
static std::string variableOf(const Slice& field) {
  std::string name = "HTTP_";
  for (std::size_t i = 0; i < field.size(); ++i)
    name += upperCased(field[i]);
  return name;
}

// The body travels without its transfer coding, and its length and type have variables without
// HTTP_.
static bool isHidden(const std::string& name) {
  return name == "HTTP_PROXY" || name == "HTTP_TRANSFER_ENCODING" || name == "HTTP_CONTENT_TYPE" ||
         name == "HTTP_CONTENT_LENGTH" || name == "HTTP_HOST";
}

typedef std::pair<std::string, Slice> NamedValue;

static bool comesBefore(const NamedValue& a, const NamedValue& b) { return a.first < b.first; }

// They come in the order in which they arrived (RFC 9110 5.3).
static void tellFields(const Request& request, VariableReceiver& receiver) {
  const std::vector<Request::Field>& fields = request.fields;
  std::vector<NamedValue> named;
  named.reserve(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i)
    named.push_back(NamedValue(variableOf(fields[i].name), fields[i].value));
  std::stable_sort(named.begin(), named.end(), comesBefore);
  std::string value;
  for (std::size_t i = 0; i < named.size();) {
    const std::string& name = named[i].first;
    value.clear();
    named[i].second.appendTo(value);
    for (++i; i < named.size() && named[i].first == name; ++i) {
      value += name == "HTTP_COOKIE" ? "; " : ", ";
      named[i].second.appendTo(value);
    }
    if (!isHidden(name)) receiver.addVariable(name, value);
  }
}

static void tellHost(const Request& request, VariableReceiver& receiver) {
  if (request.uri.form != Uri::kAbsolute) {
    if (request.has(Request::kHost))
      receiver.addVariable("HTTP_HOST", request.value(Request::kHost));
    return;
  }
  std::string host = request.host.str();
  if (!request.port.empty()) host += ":" + request.port.str();
  receiver.addVariable("HTTP_HOST", host);
}

void tellFieldVariables(const Request& request, VariableReceiver& receiver) {
  tellHost(request, receiver);
  tellFields(request, receiver);
}
