<?php
for ($i = 0; $i < 800; ++$i) echo str_repeat(chr(97 + $i % 26), 65536);
