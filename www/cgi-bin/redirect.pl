#!/usr/bin/perl
# Shows the two kinds of Location. A path alone is an internal redirect: the server responds with
# the target, and the browser does not notice. A URL is sent to the browser, which follows it.
use strict;
use warnings;

my $query = $ENV{QUERY_STRING} // '';
if ($query eq 'inside') {
    print "Location: /hello\n\n";
} else {
    # The target is always on this site. If it came from the query, anybody could make links that
    # look like ours and lead elsewhere.
    print "Status: 303 See Other\n";
    print "Location: $ENV{SITE}/hello\n\n";
}
