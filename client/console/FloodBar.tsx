import { alertPlace, alertTitle } from '#client/alert/alertWords.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import type { Flood } from '#shared/alert/flood.ts';
import { consoleTexts } from './consoleTexts.ts';
import styles from './FloodBar.module.css';

interface FloodBarProps {
  readonly flood: Flood;
  /** The alert that it began with; null when that is over. */
  readonly firstOut: Alert | null;
  readonly onShow: (alert: Alert) => void;
}

/** That there is a flood, since when, how strong, and what came first: the likeliest cause. */
export function FloodBar({ flood, firstOut, onShow }: FloodBarProps) {
  const texts = useTexts(consoleTexts);
  const names = useProvince();
  const { language } = useLanguage();
  const moment = formatMoment(flood.beganAt, serverNow(), names.profile.timeZone);
  return (
    <div className={styles.bar} role="status">
      <b>{texts.flood(moment, formatNumber(flood.count, 0, language))}</b>
      {firstOut && (
        <button type="button" onClick={() => onShow(firstOut)}>
          {texts.firstOut}: <b>{alertTitle(firstOut, names, language)}</b> ·{' '}
          {alertPlace(firstOut, names, language)}
        </button>
      )}
    </div>
  );
}
