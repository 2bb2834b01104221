const idBytes = 16;

/**
 * A new id of a command, 32 hexadecimal digits. Not `crypto.randomUUID`: browsers offer that only over https or on
 * loopback, and the desks of a centre reach the server by plain http in its own network.
 */
export const newOperationId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(idBytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
