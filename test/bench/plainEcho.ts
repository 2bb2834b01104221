import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/**
 * The transport and nothing else, as a process of its own: what comes is answered and told to everybody. What the product
 * adds to it is measured against this.
 */
const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.on('echo', (message: unknown, reply: (message: unknown) => void) => {
    reply(message);
    io.emit('echoed', message);
  });
});
http.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(http.address() as AddressInfo).port}\n`);
});
