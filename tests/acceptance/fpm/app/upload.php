<?php
$file = $_FILES['file'];
echo $file['name'], ' ', $file['size'], ' ', md5_file($file['tmp_name']);
