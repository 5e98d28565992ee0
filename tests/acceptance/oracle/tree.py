"""make(directory) writes the files that both servers serve."""
import gzip
import os
import random

MTIME = 784111777  # Sun, 06 Nov 1994 08:49:37 GMT
ALPHABET = "abcdefghijklmnopqrstuvwxyz"

FILES = {
    "index.html": "<h1>the root</h1>\n",
    "hello.txt": "hello, world\n",
    "letters.txt": ALPHABET,
    "empty.txt": "",
    "page.html": "<p>a page\n",
    "app.html": "<p>the application\n",
    "style.css": "body { color: black }\n",
    "script.js": "console.log('hello');\n",
    "data.json": '{"a": 1}\n',
    "feed.xml": "<feed/>\n",
    "image.png": "\x89PNG, or so it says\n",
    "archive.tar.gz": "not really\n",
    "UPPER.HTML": "<p>upper case\n",
    "film.mp4": "moving pictures\n",
    "table.odd": "no type has this extension\n",
    "noextension": "no extension at all\n",
    ".hidden": "begins with a dot\n",
    "with space.txt": "a space\n",
    "100%.txt": "a percent sign\n",
    "a+b.txt": "a plus sign\n",
    "semi;colon.txt": "a semicolon\n",
    "what?.txt": "a question mark\n",
    "é.txt": "a letter beyond ASCII\n",
    "quo\"te's&<b>.txt": "signs that HTML escapes\n",
    "back\\slash.txt": "a backslash\n",
    "dir/index.html": "<h1>dir</h1>\n",
    "dir/file.txt": "dir/file\n",
    "dir/sub/index.htm": "<h1>dir/sub</h1>\n",
    "dir/sub/deep/note.txt": "a note deep down\n",
    "no index/file.txt": "in a directory without an index\n",
    "plain/a.txt": "plain/a\n",
    "plain/b.html": "plain/b\n",
    "images/cat.png": "a cat\n",
    "images/dog.gif": "a dog\n",
    "private/secret.txt": "a secret\n",
    "private/index.html": "<h1>private</h1>\n",
    "a/f.txt": "a/f\n",
    "a/t.php": "<?php\n",
    "b/index.html": "<h1>b</h1>\n",
    "img/l.png": "a picture\n",
    "secret": "below the root\n",
    "site/index.php": "<?php // the front controller\n",
    "site/index.html": "<h1>the site</h1>\n",
    "site/robots.txt": "User-agent: *\n",
    "site/favicon.ico": "icon\n",
    "site/wp-login.php": "<?php // log in\n",
    "site/wp-admin/index.php": "<?php // admin\n",
    "site/wp-admin/admin-ajax.php": "<?php // ajax\n",
    "site/wp-content/uploads/photo.jpg": "a photo\n",
    "site/wp-content/uploads/evil.php": "<?php // no\n",
    "site/wp-content/themes/t/style.css": "p {}\n",
    "site/wp-includes/js/jquery.js": "$\n",
    "site/wp-config.php": "<?php // secret\n",
    "site/.htaccess": "deny\n",
    "site/.git/config": "[core]\n",
    "site/.well-known/acme-challenge/token": "token\n",
    "site/remote.php": "<?php // dav\n",
    "site/status.php": "<?php // status\n",
    "site/core/img/logo.svg": "<svg/>\n",
    "site/core/css/server.css": "p {}\n",
    "site/config/config.php": "<?php // secret\n",
    "site/data/file.txt": "secret\n",
    "site/lib/private.php": "<?php\n",
    "site/3rdparty/x.php": "<?php\n",
    "site/apps/files/index.php": "<?php\n",
    "site/apps/files/app.js": "app\n",
    "site/storage/app.txt": "text\n",
    "site/css/app.css": "p {}\n",
    "site/js/app.4f3e2a1b.js": "app\n",
    "site/js/app.js": "plain\n",
    "site/assets/main.abcdef12.css": "p {}\n",
    "site/assets/logo.png": "logo\n",
    "site/service-worker.js": "worker\n",
    "site/manifest.json": "{}\n",
    "site/docs/v1/intro.html": "<p>v1 intro\n",
    "site/docs/v2/intro.html": "<p>v2 intro\n",
    "site/docs/v2/guide/index.html": "<p>guide\n",
    "site/docs/latest/index.html": "<p>latest\n",
    "site/404.html": "<h1>not found</h1>\n",
    "site/50x.html": "<h1>broken</h1>\n",
    "site/maintenance.html": "<h1>back soon</h1>\n",
    "site/downloads/public.zip": "zip\n",
    "site/downloads/private/report.pdf": "report\n",
    "site/downloads/private/.htpasswd": "none\n",
    "site/images/photo.jpg": "photo\n",
    "site/images/photo.webp": "webp\n",
    "site/images/only.png": "only\n",
    "site/en/index.html": "<p>hello\n",
    "site/de/index.html": "<p>hallo\n",
    "site/fr/index.html": "<p>bonjour\n",
    "site/en/about.html": "<p>about\n",
    "site/de/about.html": "<p>ueber\n",
    "passwords": "# user and password, for 50-passwords.conf\nplain:{PLAIN}one\nsha:{SHA}rXguzax3D8brmmLkT5CHP7l/sms=\napr1:$apr1$saltsalt$V2Vpo2kwXgIYg3cWj605A.\nmd5:$1$saltsalt$0oCTOwWTTmvtzwUQyNfxd/\nsha256:$5$saltsalt$VkJB1lvQ4vveRPIyqud06IWhP8/XbL/58S/ZywYMk62\nsha512:$6$saltsalt$XQHSaa5J1yeW6eOHMyTfYNI3mhHv4d2Qmwn5lzEioLhMpgMmmV2rpXgXeT65rUl.335RNZc8jdi8rowBsTjrw.\n\nbroken\nwith:more:{PLAIN}x\n",
    "errors/403.html": "<h1>our 403</h1>\n",
    "errors/404.html": "<h1>our 404</h1>\n",
    "errors/405.html": "<h1>our 405</h1>\n",
    "errors/50x.html": "<h1>our 50x</h1>\n",
    "other/index.html": "<h1>other</h1>\n",
    "other/file.txt": "other/file\n",
    "other/deep/note.txt": "other/deep/note\n",
    "other/style.css": "p { color: red }\n",
    "list/zebra.txt": "z\n",
    "list/apple.txt": "apples\n",
    "list/Capital.txt": "c\n",
    "list/.hidden": "never listed\n",
    "list/with space & <b>.txt": "odd\n",
    "list/100%.txt": "odd\n",
    "list/a\"b\\c.txt": "odd\n",
    "list/é.txt": "odd\n",
    "list/what?.txt": "odd\n",
    "list/semi;colon:and=more.txt": "odd\n",
    "list/" + "long-name-" * 8 + ".txt": "long\n",
    "list/folder/inside.txt": "inside\n",
    "list/a folder/inside.txt": "inside\n",
}

# These files also exist in compressed form; the last one exists in no other.
PACKED = ["hello.txt", "style.css", "page.html", "dir/index.html", "only.txt"]


def make(top):
    for name, text in FILES.items():
        write(os.path.join(top, name), text.encode("latin-1" if name.endswith(".png") else "utf-8"))
    for name in PACKED:
        text = FILES.get(name, "packed only\n").encode()
        write(os.path.join(top, name + ".gz"), gzip.compress(text, mtime=0))
    write(os.path.join(top, "large.odd"), random.Random(1).randbytes(300000))
    write(os.path.join(top, "list/large.bin"), bytes(123456))
    os.mkdir(os.path.join(top, "bare"))
    os.mkfifo(os.path.join(top, "fifo"))
    os.symlink("hello.txt", os.path.join(top, "link.txt"))
    os.symlink("dir", os.path.join(top, "linked"))
    os.symlink("nowhere", os.path.join(top, "dangling.txt"))
    for directory, _, files in os.walk(top):
        for name in files + [""]:
            path = os.path.join(directory, name)
            if os.path.exists(path):
                os.utime(path, (MTIME, MTIME))


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)
