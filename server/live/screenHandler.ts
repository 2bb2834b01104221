import type { ScreenBook } from '#server/screen/screenBook.ts';
import { screenFactsSchema } from '#shared/screen/screen.ts';
import type { LiveSocket } from './liveServer.ts';
import { parseMessage } from './parseMessage.ts';

/** What a paired screen is told when it connects, and what it says about itself. Who it is comes from its session. */
export const screenHandler =
  (book: ScreenBook) =>
  (socket: LiveSocket): void => {
    const screen = book.screenOf(socket.data.user);
    if (!screen) return;
    book.connected(screen.id);
    socket.emit('screen:changed', { screen });
    socket.on('screen:beat', (message) => {
      const parsed = parseMessage(screenFactsSchema, message);
      if (parsed.ok) book.heard(screen.id, parsed.value);
    });
    socket.on('disconnect', () => book.disconnected(screen.id));
  };
