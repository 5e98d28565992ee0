#!/usr/bin/perl
# Shows the fields of a form. They are in QUERY_STRING for GET, on standard input for POST.
use strict;
use warnings;

my $method = $ENV{REQUEST_METHOD} // '';
my $fields = $ENV{QUERY_STRING} // '';
if ($method eq 'POST') {
    read STDIN, $fields, $ENV{CONTENT_LENGTH} || 0;
}

sub decode {
    my $text = shift // '';
    $text =~ tr/+/ /;
    $text =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ge;
    return $text;
}

# Escapes text from a client, so that it cannot become markup.
sub escape {
    my %entity = ('&' => '&amp;', '<' => '&lt;', '>' => '&gt;', '"' => '&quot;');
    return shift =~ s/([&<>"])/$entity{$1}/gr;
}

print "Content-Type: text/html; charset=utf-8\n\n";
print <<'PAGE';
<!DOCTYPE html>
<html lang="en">
<head>
<meta name="viewport" content="width=device-width">
<title>Form</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/style.css">
</head>
<body class="result">
PAGE
print '<h1>By ', escape($method), "</h1>\n<table class=\"pairs\">\n";
for my $field (split /[&;]/, $fields) {
    my ($name, $value) = map { escape(decode($_)) } split /=/, $field, 2;
    print '<tr><th>', $name // '', '<td>', $value // '', "\n";
}
print "</table>\n</body>\n</html>\n";
