# Does what pcre2.c does, with Perl.
use strict;
use warnings;
use Encode;

# Returns the number of bytes before a character.
sub offset {
    my ($text, $at, $is_utf) = @_;
    return $is_utf ? length encode('UTF-8', substr $text, 0, $at) : $at;
}

sub compile {
    my ($pattern, $is_utf) = @_;
    no warnings;
    # With /a, classes such as \w are ASCII, as in PCRE2 without UCP.
    return eval { $is_utf ? qr/$pattern/a : qr/$pattern/ };
}

sub search {
    my ($flags, $pattern, $text) = @_;
    my $is_utf = $pattern =~ s/^\(\*UTF8?\)//;
    $pattern = decode('UTF-8', $pattern) if $is_utf;
    $pattern = "(?i)$pattern" if $flags =~ /i/;
    my $regex = compile($pattern, $is_utf);
    return 'error' if !defined $regex;
    return 'none' if $is_utf && !eval { $text = decode('UTF-8', $text, Encode::FB_CROAK); 1 };
    return 'none' if $text !~ $regex;
    my $last = $#+ < 9 ? $#+ : 9;
    return join ' ', map {
        defined $-[$_] ? offset($text, $-[$_], $is_utf) . '-' . offset($text, $+[$_], $is_utf) : '-'
    } 0 .. $last;
}

while (my $line = <STDIN>) {
    chomp $line;
    my @columns = split /\t/, $line, -1;
    s/%([0-9A-Fa-f]{2})/chr hex $1/ge for @columns;
    print search(@columns), "\n";
}
