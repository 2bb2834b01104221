import type { Response } from 'express';
import type { KeptReject } from '#server/import/importStore.ts';
import { csvText } from '#shared/import/csvText.ts';
import type { ImportRecord } from '#shared/import/importProtocol.ts';
import { rejectReason } from '#shared/import/importReject.ts';
import { columnLetters } from '#shared/import/importTable.ts';
import type { Language } from '#shared/locale/localText.ts';

interface RejectFile {
  readonly record: ImportRecord;
  readonly language: Language;
  readonly read: (from: number, count: number) => Promise<readonly KeptReject[]>;
}

const readAtOnce = 1_000;

const heads: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Dòng', 'Ô', 'Lý do', 'Nội dung dòng'],
  en: ['Row', 'Cell', 'Reason', 'The row'],
};

const placeOf = ({ line, column }: KeptReject): string =>
  column === null ? String(line) : `${columnLetters(column)}${line}`;

/** Every reject of an import with its row, for somebody to put right and import again. */
export async function sendRejects(response: Response, { record, language, read }: RejectFile): Promise<void> {
  const name = `${language === 'vi' ? 'dong-bi-tu-choi' : 'refused-rows'}-${record.id.slice(0, 8)}.csv`;
  response.type('text/csv; charset=utf-8').set('Content-Disposition', `attachment; filename="${name}"`);
  response.write(csvText([heads[language]]));
  for (let from = 0; ; from += readAtOnce) {
    const rejects = await read(from, readAtOnce);
    if (rejects.length > 0) {
      const rows = rejects.map((reject) => [
        String(reject.line),
        placeOf(reject),
        rejectReason(reject)[language],
        ...reject.cells,
      ]);
      // Only the first part has the mark of the encoding.
      response.write(csvText(rows).slice(1));
    }
    if (rejects.length < readAtOnce) break;
  }
  response.end();
}
