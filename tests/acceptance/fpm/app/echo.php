<?php
// Says how long the body is, and what its digest is.
$body = file_get_contents('php://input');
echo $_SERVER['CONTENT_LENGTH'], ' ', strlen($body), ' ', md5($body), ' ', $_POST['name'] ?? '-';
