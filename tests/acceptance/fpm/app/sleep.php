<?php
sleep(30);
