import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { useTopic } from '#client/live/liveContext.tsx';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { CauseGlyph } from '#client/site/CauseGlyph.tsx';
import { useSiteTroubles } from '#client/site/siteStore.ts';
import { useSiteWords } from '#client/site/siteWords.ts';
import { useSites } from '#client/site/useSites.ts';
import { Button } from '#client/ui/Button.tsx';
import type { SiteClause } from '#shared/site/siteClause.ts';
import { explorerTexts } from './explorerTexts.ts';
import styles from './Ranking.module.css';
import { type ListedSite, sitesBehind } from './siteList.ts';
import { siteListTexts } from './siteListTexts.ts';
import type { ExplorerFacts } from './useExplorer.ts';

/** More are not read; whoever wants them all looks at a smaller area. */
const rowsAtMost = 200;

interface SiteRowProps {
  readonly listed: ListedSite;
  readonly now: number;
  readonly withOperator: boolean;
}

function SiteRow({ listed: { site, trouble }, now, withOperator }: SiteRowProps) {
  const { language } = useLanguage();
  const { profile, tree } = useProvince();
  const words = useSiteWords();
  const { since } = trouble;
  const name = site.name[language];
  const place = tree.get(site.area)?.name[language] ?? '';
  return (
    <tr>
      <th scope="row">
        {name} {!name.includes(place) && <small>{place}</small>}
      </th>
      {withOperator && <td>{site.operator}</td>}
      <td>
        {trouble.state !== null && <CauseGlyph cause={trouble.cause} />}{' '}
        {words.causeOf(trouble) || words.stateOf(trouble)}
      </td>
      {since === null ? (
        <td />
      ) : (
        <td className={styles.number} title={formatMoment(since, now, profile.timeZone)}>
          {formatAge(now - since, language)}
        </td>
      )}
    </tr>
  );
}

interface SiteListProps {
  readonly facts: ExplorerFacts;
  readonly clause: SiteClause;
}

/** The sites behind the number: where, whose, why, since when. */
export function SiteList({ facts: { area, now }, clause }: SiteListProps) {
  const texts = useTexts(siteListTexts);
  const { retry } = useTexts(explorerTexts);
  const { language } = useLanguage();
  const { tree } = useProvince();
  useTopic('sites');
  const troubles = useSiteTroubles();
  const { data: sites, isError, refetch } = useSites();
  if (!sites)
    return (
      <p className={styles.words} role={isError ? 'alert' : undefined}>
        {isError ? texts.failed : texts.loading}{' '}
        {isError && <Button onClick={() => void refetch()}>{retry}</Button>}
      </p>
    );
  const listed = sitesBehind(troubles, sites, { clause, area: area.id, tree });
  if (listed.length === 0)
    return <p className={styles.words}>{clause.figure === 'heard' ? texts.noneUnheard : texts.none}</p>;
  const withOperator = listed.some(({ site }) => site.operator !== undefined);
  return (
    <div className={styles.scroller}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.columns.site}</th>
            {withOperator && <th scope="col">{texts.columns.operator}</th>}
            <th scope="col">{texts.columns.cause}</th>
            <th scope="col" className={styles.number}>
              {texts.columns.since}
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.slice(0, rowsAtMost).map((one) => (
            <SiteRow key={one.site.id} listed={one} now={now} withOperator={withOperator} />
          ))}
        </tbody>
      </table>
      {listed.length > rowsAtMost && (
        <p className={styles.words}>{texts.more(formatNumber(listed.length - rowsAtMost, 0, language))}</p>
      )}
    </div>
  );
}
