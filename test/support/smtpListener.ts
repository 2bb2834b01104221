import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A mail as it was handed over. `data` is decoded from quoted-printable or base64 where its header says so. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly headers: string;
  readonly text: string;
}

/** What the listener answers to the next mails: `refuse` says so with a reply that repeats the sender's password. */
export type ListenerMood = 'take' | 'refuse' | 'silent';

export interface SmtpListener {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  setMood(mood: ListenerMood): void;
  stop(): Promise<void>;
}

function decoded(headers: string, body: string): string {
  const encoding = /content-transfer-encoding:\s*(\S+)/i.exec(headers)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** One conversation. Knows as much of RFC 5321 as a client needs to hand a mail over. */
function converse(socket: Socket, mails: ReceivedMail[], mood: () => ListenerMood): void {
  let pending = '';
  let envelope = { from: '', to: [] as string[] };
  let data: string | null = null;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') say('250-listener\r\n250 AUTH PLAIN');
    else if (verb === 'AUTH') say('235 welcome');
    else if (verb === 'MAIL') {
      envelope = { from: /<(.*?)>/.exec(line)?.[1] ?? '', to: [] };
      say(mood() === 'refuse' ? '451 try later, mat-khau-smtp' : '250 ok');
    } else if (verb === 'RCPT') {
      envelope.to.push(/<(.*?)>/.exec(line)?.[1] ?? '');
      say('250 ok');
    } else if (verb === 'DATA') {
      data = '';
      say('354 go on');
    } else if (verb === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say('250 ok');
  };
  const takeData = (): boolean => {
    const end = pending.indexOf('\r\n.\r\n');
    if (end < 0) return false;
    const [headers = '', ...rest] = pending.slice(0, end).split('\r\n\r\n');
    mails.push({ ...envelope, headers, text: decoded(headers, rest.join('\r\n\r\n')) });
    pending = pending.slice(end + 5);
    data = null;
    say('250 taken');
    return true;
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    if (mood() === 'silent') return;
    pending += chunk.toString('utf8');
    for (;;) {
      if (data !== null) {
        if (!takeData()) return;
        continue;
      }
      const end = pending.indexOf('\r\n');
      if (end < 0) return;
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      command(line);
    }
  });
  say('220 listener');
}

/** A mail server on a free port of loopback that keeps what it is given. */
export async function startSmtpListener(): Promise<SmtpListener> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let mood: ListenerMood = 'take';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, mails, () => mood);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    setMood: (next) => {
      mood = next;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
