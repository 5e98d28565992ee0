"""Draws the curve of tests/bench/rivals: the cost of a request by the number of clients."""
import math

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 360, 60, 190, 20, 50
COLOURS = ["#2f6fde", "#c2410c", "#15803d", "#7c3aed", "#b45309", "#64748b"]


def draw(counts, lines):
    most = max(max(values) for values in lines.values()) * 1.1
    first, last = math.log(counts[0]), math.log(counts[-1])

    def x(count):
        return LEFT + (math.log(count) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(value):
        return HEIGHT - BOTTOM - value / most * (HEIGHT - TOP - BOTTOM)

    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" '
           'font-size="12">' % (WIDTH, HEIGHT),
           '<rect width="100%" height="100%" fill="#fff"/>']
    step = 10 ** math.floor(math.log10(most / 3))
    step *= 1 if most / step < 6 else 2 if most / step < 12 else 5
    for tick in range(int(most / step) + 1):
        at = y(tick * step)
        out.append('<path d="M%d %.1fH%d" stroke="#ddd"/><text x="%d" y="%.1f" text-anchor="end">'
                   '%g</text>' % (LEFT, at, WIDTH - RIGHT, LEFT - 8, at + 4, tick * step))
    for count in counts:
        out.append('<text x="%.1f" y="%d" text-anchor="middle">%d</text>' % (
            x(count), HEIGHT - BOTTOM + 20, count))
    out.append('<text x="%.1f" y="%d" text-anchor="middle">clients</text>' % (
        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10))
    out.append('<text transform="translate(16 %d) rotate(-90)" text-anchor="middle">'
               'CPU time of a request, µs</text>' % ((HEIGHT - BOTTOM + TOP) / 2))
    ends = []
    for index, name in enumerate(sorted(lines, key=lambda name: -lines[name][-1])):
        colour = COLOURS[index % len(COLOURS)]
        points = " ".join("%.1f,%.1f" % (x(count), y(value))
                          for count, value in zip(counts, lines[name]))
        at = max([y(lines[name][-1])] + [end + 16 for end in ends[-1:]])
        ends.append(at)
        out.append('<polyline points="%s" fill="none" stroke="%s" stroke-width="%s"/>' % (
            points, colour, 3 if name == "webserv" else 1.5))
        out.append('<text x="%d" y="%.1f" fill="%s">%s</text>' % (
            WIDTH - RIGHT + 8, at + 4, colour, name))
    return "\n".join(out + ["</svg>"]) + "\n"
