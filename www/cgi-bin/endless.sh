#!/bin/sh
# Says nothing, for ever. After cgi_timeout the server ends it and answers 504 itself.
while true; do
  sleep 1
done
