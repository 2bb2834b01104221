import { SaxesParser } from 'saxes';
import { FileFault } from '#server/import/tableReader.ts';

/** What happens while a document is read. Names come without their prefix: some programs write `x:row` for `row`. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const sliceBytes = 65_536;

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads a document slice by slice. Entities of its own are not expanded: saxes knows the five of XML and no others. */
export function readXml(name: string, bytes: Buffer, listener: XmlListener): void {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new FileFault('damaged', name);
  });
  parser.on('opentag', (tag) =>
    listener.open?.(withoutPrefix(tag.name), tag.attributes as Record<string, string>),
  );
  if (listener.text) parser.on('text', (text) => listener.text?.(text));
  if (listener.close) parser.on('closetag', (tag) => listener.close?.(withoutPrefix(tag.name)));
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += sliceBytes)
    parser.write(decoder.decode(bytes.subarray(at, at + sliceBytes), { stream: true }));
  parser.write(decoder.decode()).close();
}

/** The standard allows UTF-16 too. */
function encodingOf(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
