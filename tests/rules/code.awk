# Prints every line of the sources as file:line:text, without comments and the text of literals.
FNR == 1 { comment = 0; literal = "" }
{
  text = ""
  for (i = 1; i <= length($0); i++) {
    c = substr($0, i, 1)
    pair = substr($0, i, 2)
    if (comment) {
      if (pair == "*/") { comment = 0; i++ }
    } else if (literal != "") {
      if (c == "\\") i++
      else if (c == literal) { literal = ""; text = text c }
    } else if (pair == "//") {
      break
    } else if (pair == "/*") {
      comment = 1; i++
    } else {
      if (c == "\"" || c == "'") literal = c
      text = text c
    }
  }
  print FILENAME ":" FNR ":" text
}
