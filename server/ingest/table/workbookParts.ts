import { posix } from 'node:path';
import { FileFault } from '#server/import/tableReader.ts';
import { lookOf, type NumberLook } from './numberFormat.ts';
import { readXml } from './readXml.ts';
import type { ZipEntries } from './zipEntries.ts';

/** A sheet of the workbook, and where it lies in the archive. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

/** What the sheets of a workbook share. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly isSince1904: boolean;
  readonly strings: readonly string[];
  /** By the style number of a cell. */
  readonly looks: readonly NumberLook[];
}

/** A directory of sheets is small; the texts of a whole province are not. */
const smallPart = 4 * 1024 ** 2;
const stringsPart = 96 * 1024 ** 2;
const workbookPath = 'xl/workbook.xml';

function relationsOf(zip: ZipEntries): Map<string, { readonly type: string; readonly path: string }> {
  const relations = new Map<string, { type: string; path: string }>();
  const name = 'xl/_rels/workbook.xml.rels';
  readXml(name, zip.read(name, smallPart), {
    open: (tag, { Id = '', Type = '', Target = '' }) => {
      if (tag !== 'Relationship') return;
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target);
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path });
    },
  });
  return relations;
}

interface Directory {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly relation: string }[];
  readonly isSince1904: boolean;
}

function directoryOf(zip: ZipEntries): Directory {
  const sheets: { name: string; hidden: boolean; relation: string }[] = [];
  let isSince1904 = false;
  readXml(workbookPath, zip.read(workbookPath, smallPart), {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') isSince1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (tag !== 'sheet') return;
      const relation = Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1] ?? '';
      const hidden = (attributes.state ?? 'visible') !== 'visible';
      sheets.push({ name: attributes.name ?? '', hidden, relation });
    },
  });
  return { sheets, isSince1904 };
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function stringsIn(name: string, bytes: Buffer): string[] {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  /** Pronunciation beside the text, in East Asian files: not part of it. */
  let isPhonetic = false;
  readXml(name, bytes, {
    open: (tag) => {
      if (tag === 'si') current = '';
      if (tag === 'rPh') isPhonetic = true;
      isText = tag === 't';
    },
    text: (text) => {
      if (isText && !isPhonetic) current += text;
    },
    close: (tag) => {
      if (tag === 'si') strings.push(unescaped(current));
      if (tag === 'rPh') isPhonetic = false;
      isText = false;
    },
  });
  return strings;
}

function looksIn(name: string, bytes: Buffer): NumberLook[] {
  const formats = new Map<number, string>();
  const looks: NumberLook[] = [];
  let isOfCells = false;
  readXml(name, bytes, {
    open: (tag, { numFmtId = '0', formatCode }) => {
      if (tag === 'numFmt' && formatCode !== undefined) formats.set(Number(numFmtId), formatCode);
      if (tag === 'cellXfs') isOfCells = true;
      if (tag === 'xf' && isOfCells) looks.push(lookOf(Number(numFmtId), formats.get(Number(numFmtId))));
    },
    close: (tag) => {
      if (tag === 'cellXfs') isOfCells = false;
    },
  });
  return looks;
}

/** Reads everything of a workbook but its sheets. */
export function readWorkbookParts(zip: ZipEntries): WorkbookParts {
  if (!zip.has(workbookPath))
    throw new FileFault(zip.has('content.xml') && zip.has('mimetype') ? 'open-document' : 'not-a-table');
  const relations = relationsOf(zip);
  const { sheets, isSince1904 } = directoryOf(zip);
  const pathOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type)?.path;
  const stringsPath = pathOf('sharedStrings');
  const stylesPath = pathOf('styles');
  return {
    // Chart sheets have no cells.
    sheets: sheets.flatMap(({ name, hidden, relation }) => {
      const part = relations.get(relation);
      return part?.type === 'worksheet' ? [{ name, hidden, path: part.path }] : [];
    }),
    isSince1904,
    strings: stringsPath ? stringsIn(stringsPath, zip.read(stringsPath, stringsPart)) : [],
    looks: stylesPath ? looksIn(stylesPath, zip.read(stylesPath, smallPart)) : [],
  };
}
