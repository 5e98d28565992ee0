#!/bin/sh
# Writes the time once a second, as server-sent events. Each line reaches the browser as it is
# written. If the browser leaves before the end, the server ends this script.
printf 'Content-Type: text/event-stream\n'
printf 'Cache-Control: no-store\n\n'

left=60
while [ "$left" -gt 0 ]; do
  printf 'data: %s\n\n' "$(date '+%H:%M:%S')"
  sleep 1
  left=$((left - 1))
done
printf 'event: end\ndata: one minute is over\n\n'
