<?php
// The front controller: says what it was asked for.
header('Content-Type: application/json');
error_log('The page ' . $_SERVER['REQUEST_URI'] . ' is made.');
$names = ['SCRIPT_NAME', 'SCRIPT_FILENAME', 'PATH_INFO', 'QUERY_STRING', 'REQUEST_METHOD',
          'REQUEST_URI', 'HTTP_PROXY', 'HTTP_X_OWN', 'HTTPS'];
$said = [];
foreach ($names as $name) $said[] = $name . '=' . ($_SERVER[$name] ?? '-');
echo implode("\n", $said), "\n";
