#!/usr/bin/perl
# Two kinds of Location. A path alone stays inside: the server answers with what is there, and
# the browser never knows. A whole URL is sent to the browser, which goes there itself.
use strict;
use warnings;

my $query = $ENV{QUERY_STRING} // '';
if ($query eq 'inside') {
    print "Location: /hello\n\n";
} else {
    # Only ever back to this site: a target taken from the query would serve anybody's lure.
    print "Status: 303 See Other\n";
    print "Location: $ENV{SITE}/hello\n\n";
}
