<?php
// Describes an uploaded file. PHP deletes the file when this script ends.
header('Content-Type: text/html; charset=utf-8');
$file = $_FILES['file'] ?? null;
$facts = [];
if (!is_array($file) || !is_string($file['name'])) {
    http_response_code(400);
    $facts['file'] = 'no file was sent';
} elseif ($file['error'] !== UPLOAD_ERR_OK) {
    http_response_code(400);
    $facts['file'] = 'the upload failed with PHP error ' . $file['error'];
} else {
    $facts['name'] = $file['name'];
    $facts['size'] = $file['size'] . ' bytes';
    $facts['type from the browser'] = $file['type'];
    $facts['type from the content'] = mime_content_type($file['tmp_name']) ?: 'unknown';
    $facts['SHA-256'] = hash_file('sha256', $file['tmp_name']);
}
?>
<!DOCTYPE html>
<html lang="en">
<head>
<meta name="viewport" content="width=device-width">
<title>File</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/style.css">
</head>
<body class="result">
<h1>File</h1>
<table class="pairs">
<?php foreach ($facts as $name => $value): ?>
<tr><th><?= htmlspecialchars($name) ?><td><?= htmlspecialchars($value) ?>

<?php endforeach ?>
</table>
</body>
</html>
