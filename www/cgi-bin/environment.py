#!/usr/bin/python3
"""Shows what the server gives a CGI script: its environment and its directory."""
import html
import os

print("Content-Type: text/html; charset=utf-8")
print()
print("""<!DOCTYPE html>
<html lang="en">
<head>
<meta name="viewport" content="width=device-width">
<title>Environment</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/style.css">
</head>
<body class="result">
<h1>Environment</h1>""")
print("<p>Running in <code>" + html.escape(os.getcwd()) + "</code>.</p>")
print('<table class="pairs">')
for name, value in sorted(os.environ.items()):
    # Clients choose some of these values, so they are escaped before they enter the page.
    print("<tr><th>" + html.escape(name) + "<td>" + html.escape(value))
print("</table>\n</body>\n</html>")
