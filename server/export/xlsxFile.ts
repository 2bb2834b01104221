import { columnLetters } from '#shared/import/importTable.ts';
import type { LocalCalendar } from '#shared/import/localInstant.ts';
import type { ExportCell, ExportTable } from './exportTable.ts';
import { zipFile } from './zipFile.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetMl = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packageMl = 'http://schemas.openxmlformats.org/package/2006';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Days from 30 December 1899, where a spreadsheet counts from, to 1970. */
const daysBefore1970 = 25_569;
const dayMs = 86_400_000;
/** The styles below, by their place in `cellXfs`. */
const dateStyle = 1;
const headStyle = 2;

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write them
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const escaped = (text: string): string =>
  text.replace(unwritable, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const attribute = (text: string): string => escaped(text).replaceAll('"', '&quot;');

/** A text is written as a text and never as a formula, whatever it begins with. */
const textXml = (place: string, text: string, style = 0): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

function cellXml(cell: ExportCell, place: string, calendar: LocalCalendar): string {
  if (cell === null) return '';
  if (cell.kind === 'text') return textXml(place, cell.text);
  if (cell.kind === 'number') return `<c r="${place}"><v>${cell.number}</v></c>`;
  const seconds = Math.floor(calendar.wallMsOf(cell.at) / 1_000);
  return `<c r="${place}" s="${dateStyle}"><v>${(seconds * 1_000) / dayMs + daysBefore1970}</v></c>`;
}

function sheetXml({ header, rows }: ExportTable, calendar: LocalCalendar): string {
  const heads = header.map((text, column) => textXml(`${columnLetters(column)}1`, text, headStyle)).join('');
  const body = rows.map((row, index) => {
    const line = index + 2;
    const cells = row.map((cell, column) => cellXml(cell, `${columnLetters(column)}${line}`, calendar));
    return `<row r="${line}">${cells.join('')}</row>`;
  });
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${xml}<worksheet xmlns="${sheetMl}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols><col min="1" max="${header.length}" width="20" customWidth="1"/></cols><sheetData><row r="1">${heads}</row>${body.join('')}</sheetData></worksheet>`;
}

const styles = `${xml}<styleSheet xmlns="${sheetMl}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

/** What a sheet may be called: no more than 31 characters and none of these. */
const sheetName = (name: string): string => attribute(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31));

/** A table as a workbook of one sheet, with real numbers and dates. */
export function xlsxFile(table: ExportTable, calendar: LocalCalendar): Buffer {
  return zipFile([
    {
      name: '[Content_Types].xml',
      content: `${xml}<Types xmlns="${packageMl}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${xml}<Relationships xmlns="${packageMl}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${xml}<workbook xmlns="${sheetMl}" xmlns:r="${office}"><sheets><sheet name="${sheetName(table.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${xml}<Relationships xmlns="${packageMl}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml(table, calendar) },
    { name: 'xl/styles.xml', content: styles },
  ]);
}
