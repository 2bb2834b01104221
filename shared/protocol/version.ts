/** Rises with every change that an older page could not read. A page that finds another version reloads itself. */
export const protocolVersion = 4;
