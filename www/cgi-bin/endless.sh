#!/bin/sh
# Never writes anything. After cgi_timeout the server kills it and responds with 504.
while true; do
  sleep 1
done
