# Reads the output of code.awk. Prints each line of a function's body after the line with the
# opening brace, as file:begin:line:text. A brace opens a function if a ")" and no "=" precedes it.
{
  match($0, /^[^:]*:[0-9]+:/)
  split($0, place, ":")
  text = substr($0, RLENGTH + 1)
}
place[1] != file { file = place[1]; depth = 0; begin = 0; head = "" }
text ~ /^#/ { next }
{
  was = begin
  for (i = 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (c == "{") {
      depth++
      if (!begin && head ~ /\)/ && head !~ /=[ ]*$/) { begin = was = place[2]; outside = depth - 1 }
      head = ""
    } else if (c == "}") {
      depth--
      if (begin && depth == outside) begin = 0
      head = ""
    } else if (c == ";") {
      head = ""
    } else {
      head = head c
    }
  }
  head = head " "
  if (was) print file ":" was ":" place[2] ":" text
}
