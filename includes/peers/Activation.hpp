#ifndef PEERS_ACTIVATION_HPP
#define PEERS_ACTIVATION_HPP

#include "config/UpstreamTable.hpp"
#include "net/EventLoop.hpp"

// Gives every group of a configuration its UpstreamGroup. A group that the configuration before it
// had with the same servers goes on with what it has learned; `before` may be 0.
void activateUpstreams(const UpstreamTable& table, const UpstreamTable* before, EventLoop& loop);

#endif
