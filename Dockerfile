# An image of this server, from Debian's packages alone.
#
#   docker build -t webserv .
#   docker run --rm -p 8080:8080 webserv                       the site in www/
#   docker run --rm -p 8080:8080 -v "$PWD":/site:ro webserv -p /site -c conf/site.conf

# The compiler stays behind in this stage.
FROM debian:bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends g++ make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Makefile ./
COPY includes includes
COPY srcs srcs
RUN make -j"$(nproc)"

# The server needs the C++ library; the scripts of the demonstration need Python and Perl.
FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends libstdc++6 perl python3 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /webserv
COPY --from=build /src/webserv ./
COPY conf conf
COPY www www
RUN mkdir -p var/uploads && chown www-data var/uploads

# Nobody's rights are needed: the ports are above 1024, and uploads have a directory of their own.
USER www-data
EXPOSE 8080 8081

# QUIT lets the requests in progress finish.
STOPSIGNAL SIGQUIT
ENTRYPOINT ["/webserv/webserv"]
CMD ["conf/default.conf"]
