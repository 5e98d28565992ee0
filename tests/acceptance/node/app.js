// An application: app.js PORT. Pages, server-sent events, uploads, and a WebSocket that echoes.
const crypto = require('crypto');
const http = require('http');

function events(request, response) {
  response.writeHead(200, {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache',
    'X-Accel-Buffering': 'no'});
  let count = 0;
  const timer = setInterval(() => response.write(`id: ${++count}\ndata: event ${count}\n\n`), 100);
  request.on('close', () => {
    clearInterval(timer);
    closed += 1;
  });
}
let closed = 0;

function upload(request, response) {
  const hash = crypto.createHash('md5');
  let size = 0;
  request.on('data', (piece) => {
    hash.update(piece);
    size += piece.length;
  });
  request.on('end', () => response.end(`${size} ${hash.digest('hex')}\n`));
}

const server = http.createServer((request, response) => {
  if (request.url === '/events') return events(request, response);
  if (request.url === '/upload') return upload(request, response);
  if (request.url === '/closed') return response.end(`${closed}\n`);
  if (request.url === '/large') return response.end(Buffer.alloc(10000000, 'a'));
  if (request.url === '/stuck') return request.resume();
  if (request.url === '/broken') return request.socket.destroy();
  if (request.url === '/moved') {
    response.writeHead(302, {Location: `http://${request.headers.host}/next`});
    return response.end();
  }
  response.setHeader('Set-Cookie', ['a=b; Path=/', 'c=d; HttpOnly']);
  response.end(JSON.stringify({method: request.method, url: request.url, headers: request.headers}) + '\n');
});

// A frame of at most 125 bytes, or with a length of two or eight bytes.
function frame(opcode, payload) {
  let head;
  if (payload.length < 126) {
    head = Buffer.from([0x80 | opcode, payload.length]);
  } else if (payload.length < 65536) {
    head = Buffer.from([0x80 | opcode, 126, 0, 0]);
    head.writeUInt16BE(payload.length, 2);
  } else {
    head = Buffer.alloc(10);
    head[0] = 0x80 | opcode;
    head[1] = 127;
    head.writeUInt32BE(payload.length, 6);
  }
  return Buffer.concat([head, payload]);
}

// Returns the frames of `bytes` and the rest.
function parse(bytes) {
  const frames = [];
  for (;;) {
    if (bytes.length < 6) return {frames, bytes};
    let length = bytes[1] & 0x7f;
    let at = 2;
    if (length === 126) {
      length = bytes.readUInt16BE(2);
      at = 4;
    } else if (length === 127) {
      if (bytes.length < 14) return {frames, bytes};
      length = bytes.readUInt32BE(6);
      at = 10;
    }
    if (bytes.length < at + 4 + length) return {frames, bytes};
    const mask = bytes.subarray(at, at + 4);
    const payload = Buffer.from(bytes.subarray(at + 4, at + 4 + length));
    for (let i = 0; i < length; ++i) payload[i] ^= mask[i % 4];
    frames.push({opcode: bytes[0] & 0xf, payload});
    bytes = bytes.subarray(at + 4 + length);
  }
}

server.on('upgrade', (request, socket, head) => {
  const accept = crypto.createHash('sha1')
    .update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
    `Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
  let rest = head;
  const take = (piece) => {
    const found = parse(Buffer.concat([rest, piece]));
    rest = found.bytes;
    for (const {opcode, payload} of found.frames) {
      if (payload.toString() === 'leave') return socket.end(frame(1, Buffer.from('goodbye')));
      socket.write(frame(opcode, payload));
      if (opcode === 8) socket.end();
    }
  };
  socket.on('data', take);
  socket.on('error', () => socket.destroy());
  take(Buffer.alloc(0));
});

server.listen(Number(process.argv[2]), '127.0.0.1');
