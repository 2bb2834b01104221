/** A number as it is written, with the English word that it asks for: "1 alert", "2 alerts", "0 alerts". */
export const counted = (count: string | number, one: string, many = `${one}s`): string =>
  `${count} ${String(count) === '1' ? one : many}`;
