import { Link } from 'wouter';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { explorerAddress } from '#client/ui/pageAddress.ts';
import type { QualityBody, SourceQuality } from '#shared/quality/quality.ts';
import sheet from './AdminPage.module.css';
import { QualityFigures, QualityHeads } from './QualityFigures.tsx';
import styles from './QualityPage.module.css';
import { weakIndicators } from './qualityList.ts';
import { qualityTexts } from './qualityTexts.ts';

type Doors = Readonly<Record<string, string>>;

/** What is not of the profile: a door for people, or nobody knows. */
const doorName = (source: string | null, doors: Doors, unknown: string): string =>
  (source === null ? undefined : doors[source]) ?? unknown;

function SourceRow({ quality }: { readonly quality: SourceQuality }) {
  const { profile } = useProvince();
  const texts = useTexts(qualityTexts);
  const { language } = useLanguage();
  const { source, late, refused, repeated, conflicting } = quality;
  const known = profile.sources.find(({ id }) => id === source);
  const count = (value: number): string => formatNumber(value, 0, language);
  return (
    <tr data-late={late}>
      <th scope="row">
        {known?.name[language] ?? doorName(source, texts.doors, texts.unknownSource)}
        <div className={late ? styles.late : sheet.quiet}>
          {known ? (late ? texts.late : texts.onTime) : texts.noLateness}
        </div>
      </th>
      <QualityFigures figures={quality} />
      <td>{texts.faultCounts(count(refused), count(repeated), count(conflicting))}</td>
    </tr>
  );
}

/** One row for each source, the late ones on top, under the sum of all. */
export function QualitySources({ body }: { readonly body: QualityBody }) {
  const texts = useTexts(qualityTexts);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{texts.source}</th>
          <QualityHeads />
          <th scope="col">{texts.faults}</th>
        </tr>
      </thead>
      <tbody>
        <tr className={styles.whole}>
          <th scope="row">
            {texts.whole}
            <div className={styles.meaning}>{texts.wholeNote}</div>
          </th>
          <QualityFigures figures={body.whole} />
          <td />
        </tr>
        {body.sources.map((quality) => (
          <SourceRow key={quality.source} quality={quality} />
        ))}
      </tbody>
    </table>
  );
}

/** The indicators that fall short of a principle, the weakest first. */
export function QualityIndicators({ body }: { readonly body: QualityBody }) {
  const { indicators, tree } = useProvince();
  const texts = useTexts(qualityTexts);
  const { language } = useLanguage();
  const weak = weakIndicators(body.indicators);
  return (
    <section className={sheet.part}>
      <h2>{texts.byIndicator}</h2>
      <p className={styles.intro}>
        {weak.length === 0 ? texts.allWhole : texts.weakest(formatNumber(weak.length, 0, language))}
      </p>
      <table className={styles.table} hidden={weak.length === 0}>
        <thead>
          <tr>
            <th scope="col">{texts.indicator}</th>
            <QualityHeads />
          </tr>
        </thead>
        <tbody>
          {weak.map((quality) => (
            <tr key={quality.indicator}>
              <th scope="row">
                <Link href={explorerAddress(tree.root.id, quality.indicator)}>
                  {indicators.get(quality.indicator)?.name[language] ?? quality.indicator}
                </Link>
              </th>
              <QualityFigures figures={quality} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
