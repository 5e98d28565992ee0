<?php
http_response_code((int)$_GET['status']);
if (isset($_GET['to'])) header('Location: ' . $_GET['to']);
