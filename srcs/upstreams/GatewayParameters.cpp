#include "upstreams/GatewayParameters.hpp"

#include "base/Numbers.hpp"
#include "variables/FieldVariables.hpp"
#include "variables/Variables.hpp"

namespace {

// Adds variables that the configuration does not set.
class ParameterReceiver : public VariableReceiver {
 public:
  ParameterReceiver(const GatewaySettings& settings, GatewayProtocol::Parameters& parameters)
      : settings_(settings), parameters_(parameters) {}

  virtual void addVariable(const Slice& name, const Slice& value) {
    for (std::size_t i = 0; i < settings_.parameters.size(); ++i)
      if (name == settings_.parameters[i].name) return;
    GatewayProtocol::Parameter parameter = {name.str(), value.str()};
    parameters_.push_back(parameter);
  }

 private:
  const GatewaySettings& settings_;
  GatewayProtocol::Parameters& parameters_;
};

}  // namespace

// As in nginx, an empty HTTP_ parameter only stands in the way of the client's field.
static bool isLeftOut(const UpstreamParameter& configured, const std::string& value) {
  return value.empty() && (configured.ifNotEmpty || Slice(configured.name).startsWith("HTTP_"));
}

void fillParameters(const GatewaySettings& settings, const Exchange& x,
                    GatewayProtocol::Parameters& parameters) {
  parameters.reserve(settings.parameters.size() + x.request.fields.size());
  for (std::size_t i = 0; i < settings.parameters.size(); ++i) {
    const UpstreamParameter& configured = settings.parameters[i];
    GatewayProtocol::Parameter parameter = {configured.name, ""};
    expand(configured.value, x, parameter.value);
    if (!isLeftOut(configured, parameter.value)) parameters.push_back(parameter);
  }
  ParameterReceiver receiver(settings, parameters);
  if (settings.common.passesFields) tellFieldVariables(x.request, receiver);
}

void setContentLength(off_t length, GatewayProtocol::Parameters& parameters) {
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (parameters[i].name == "CONTENT_LENGTH")
      parameters[i].value = length < 0 ? "" : decimal(length);
}
