import { useQuery } from '@tanstack/react-query';
import { formatClock, formatDay } from '#client/format/clock.ts';
import { ask } from '#client/live/ask.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { paths } from '#shared/protocol/routes.ts';
import { type QualityBody, qualityBodySchema } from '#shared/quality/quality.ts';
import sheet from './AdminPage.module.css';
import { CatalogueTabs } from './adminTabs.tsx';
import styles from './QualityPage.module.css';
import { QualityIndicators, QualitySources } from './QualityTables.tsx';
import { qualityTexts } from './qualityTexts.ts';

const refreshMs = 15_000;

function QualityParts({ body }: { readonly body: QualityBody }) {
  const texts = useTexts(qualityTexts);
  const { timeZone } = useProvince().profile;
  const since = `${formatClock(body.fromAt, timeZone)} ${formatDay(body.fromAt, timeZone)}`;
  return (
    <>
      <p className={styles.intro}>{texts.intro(since)}</p>
      <QualitySources body={body} />
      <QualityIndicators body={body} />
    </>
  );
}

/** How far the data of each source can be trusted; for everybody who may read numbers. */
export function QualityPage() {
  const texts = useTexts(qualityTexts);
  const failureText = useFailureText();
  const { data } = useQuery({
    queryKey: ['quality'],
    queryFn: () => ask(paths.quality, qualityBodySchema),
    refetchInterval: refreshMs,
  });
  return (
    <DeskPage title={texts.title}>
      <div className={sheet.scroller}>
        <div className={styles.sheet}>
          <header className={sheet.head}>
            <h1>{texts.title}</h1>
            <CatalogueTabs />
          </header>
          {!data && <p className={styles.intro}>{texts.loading}</p>}
          {data && !data.ok && <p className={sheet.problem}>{failureText(data.failure)}</p>}
          {data?.ok && <QualityParts body={data.value} />}
        </div>
      </div>
    </DeskPage>
  );
}
