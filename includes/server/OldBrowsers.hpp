#ifndef SERVER_OLDBROWSERS_HPP
#define SERVER_OLDBROWSERS_HPP

#include "exchange/Exchange.hpp"

// Returns true if `keepalive_disable` closes the connection of this client: that of Internet
// Explorer 4 to 6 after a POST, that of Safari on a Mac always. Looks at User-Agent as nginx does.
bool isKeepaliveDisabled(const Exchange& exchange);

#endif
