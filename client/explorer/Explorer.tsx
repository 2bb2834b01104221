import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { GiveDirective } from '#client/directive/GiveDirective.tsx';
import { useLanguage } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import { explorerAddress } from '#client/ui/pageAddress.ts';
import { AddressProblems } from './AddressProblems.tsx';
import { Breadcrumb } from './Breadcrumb.tsx';
import { CoursePart } from './CoursePart.tsx';
import { DownloadPart } from './DownloadPart.tsx';
import { ElsewherePart } from './ElsewherePart.tsx';
import { EvidenceTable } from './EvidenceTable.tsx';
import styles from './Explorer.module.css';
import { readAddress } from './explorerState.ts';
import { IndicatorList } from './IndicatorList.tsx';
import { MapPart } from './MapPart.tsx';
import { StatementPart } from './StatementPart.tsx';
import { useExplorer } from './useExplorer.ts';

/** The leader's drill-down: one statement in words, then the evidence. What it shows is in its address alone. */
export function Explorer() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const province = useProvince();
  const { language } = useLanguage();
  const { state, problems } = useMemo(() => readAddress(search, province), [search, province]);
  const facts = useExplorer(state);
  const { area, indicator } = state;

  return (
    <DeskPage title={`${area.name[language]} · ${indicator.name[language]}`}>
      <div className={styles.explorer}>
        <AddressProblems problems={problems} />
        <div className={styles.top}>
          <Breadcrumb state={state} />
          <div className={styles.actions}>
            <DownloadPart facts={facts} />
            {facts.endedOn === null && <GiveDirective about={{ indicator: indicator.id, area: area.id }} />}
          </div>
        </div>
        <StatementPart facts={facts} />
        <div className={styles.evidence}>
          <IndicatorList facts={facts} />
          <div className={styles.middle}>
            <MapPart facts={facts} onPick={(id) => navigate(explorerAddress(id, indicator.id))} />
            <ElsewherePart facts={facts} />
            <CoursePart key={`${indicator.id} ${area.id}`} facts={facts} />
          </div>
          <EvidenceTable facts={facts} />
        </div>
      </div>
    </DeskPage>
  );
}
