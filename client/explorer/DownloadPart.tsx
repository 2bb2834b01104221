import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { startOfDay } from '#shared/area/calendarDay.ts';
import { exportFormats } from '#shared/protocol/routes.ts';
import { type DownloadKind, downloadAddress, downloadsOf } from './downloads.ts';
import styles from './Explorer.module.css';
import { explorerTexts } from './explorerTexts.ts';
import type { ExplorerFacts } from './useExplorer.ts';

/** An address that changed with every second could not be pressed twice. */
const stepMs = 60_000;

/** What the page shows, as files to keep or to send on. */
export function DownloadPart({ facts }: { readonly facts: ExplorerFacts }) {
  const { dayOf } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const { now, endedOn, rankedLevel } = facts;
  const toAt = endedOn === null ? Math.floor(now / stepMs) * stepMs : startOfDay(endedOn, dayOf);
  const nameOf = (kind: DownloadKind): string =>
    kind === 'areas' ? texts.download.areas(rankedLevel?.many[language] ?? '') : texts.download[kind];
  return (
    <details className={styles.download}>
      <summary>{texts.download.label}</summary>
      <ul>
        {downloadsOf(facts).map((kind) => (
          <li key={kind}>
            {nameOf(kind)}
            {exportFormats.map((format) => (
              <a
                key={format}
                href={downloadAddress(kind, facts, { format, language, toAt, day: dayOf(now) })}
                download
                aria-label={`${nameOf(kind)}, ${texts.download.formats[format]}`}
              >
                {texts.download.formats[format]}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
