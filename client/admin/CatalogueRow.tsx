import { formatAge } from '#client/format/age.ts';
import { formatParts } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { ValueLook } from '#client/indicator/ValueLook.tsx';
import { ValueState } from '#client/indicator/ValueState.tsx';
import type { ValueLook as Look } from '#client/indicator/valueLook.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { levelWord } from '#shared/area/levelWord.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { coverageLevel, type Indicator } from '#shared/indicator/indicator.ts';
import sheet from './AdminPage.module.css';
import { CatalogueFacts, CatalogueName } from './CatalogueFacts.tsx';
import styles from './CataloguePage.module.css';
import { catalogueTexts } from './catalogueTexts.ts';

interface CatalogueRowProps {
  readonly indicator: Indicator;
  readonly cell: Cell | undefined;
  readonly look: Look;
  readonly now: number;
}

/** How many of the areas report, in words; nothing for a value that the province reports itself. */
function Coverage({ indicator, cell }: Pick<CatalogueRowProps, 'indicator' | 'cell'>) {
  const { profile, tree } = useProvince();
  const texts = useTexts(catalogueTexts);
  const { language } = useLanguage();
  if (cell?.origin !== 'rolled-up') return null;
  const level = coverageLevel(indicator, tree.root.level, profile.levels);
  const count = (value: number): string => formatNumber(value, 0, language);
  return (
    <div className={cell.reporting < cell.expected ? styles.partial : sheet.quiet}>
      {texts.coverage(count(cell.reporting), count(cell.expected), levelWord(level, cell.expected, language))}
    </div>
  );
}

/** One indicator: what it is, and how it stands for the whole province. */
export function CatalogueRow({ indicator, cell, look, now }: CatalogueRowProps) {
  const texts = useTexts(catalogueTexts);
  const { language } = useLanguage();
  const parts = look.value === null ? null : formatParts(cell?.measured ?? null, indicator, language);
  return (
    <tr>
      <CatalogueName indicator={indicator} />
      <td className={styles.now} data-freshness={look.freshness}>
        <div className={styles.value}>
          <ValueLook look={look} indicator={indicator} />
        </div>
        {parts && <div className={sheet.quiet}>{parts}</div>}
        <div className={styles.state}>
          <ValueState look={look} indicator={indicator} now={now} />
        </div>
        {look.at !== null && look.freshness === 'fresh' && (
          <div className={sheet.quiet}>{texts.age(formatAge(now - look.at, language))}</div>
        )}
        <Coverage indicator={indicator} cell={cell} />
      </td>
      <CatalogueFacts indicator={indicator} />
    </tr>
  );
}
