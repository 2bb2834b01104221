import { type FormEvent, useState } from 'react';
import { useAlerts } from '#client/alert/alertStore.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { screenTexts } from '#client/screen/screenTexts.ts';
import { Button } from '#client/ui/Button.tsx';
import { isValidOn } from '#shared/area/areaTree.ts';
import { type ScreenView, screenViewSchema } from '#shared/screen/screen.ts';
import sheet from './AdminPage.module.css';
import styles from './ScreensPage.module.css';

/** More would not be found in a list; the console leads here with any other. */
const mostAlerts = 30;

export interface ViewChoice {
  readonly view: ScreenView;
  readonly name: string;
}

/** Everything that can be sent: each scene, each open alert, each area in the explorer. */
export function useViewChoices(): readonly ViewChoice[] {
  const texts = useTexts(screenTexts);
  const { language } = useLanguage();
  const { profile, rules, tree, dayOf } = useProvince();
  const alerts = useAlerts();
  const asked = new URLSearchParams(location.search).get('alert');
  return [
    ...profile.scenes.map(
      ({ id, name }): ViewChoice => ({
        view: { kind: 'scene', scene: id },
        name: texts.scene(name[language]),
      }),
    ),
    ...alerts
      .filter(({ id }, place) => place < mostAlerts || id === asked)
      .map(
        ({ id, rule, area }): ViewChoice => ({
          view: { kind: 'alert', alert: id },
          name: texts.alert(
            `${rules.get(rule)?.name[language] ?? rule}, ${tree.get(area)?.name[language] ?? area}`,
          ),
        }),
      ),
    ...[
      tree.root,
      ...tree.childrenOf(tree.root.id).filter((area) => isValidOn(area, dayOf(serverNow()))),
    ].map(
      ({ id, name }): ViewChoice => ({
        view: { kind: 'explorer', area: id, indicator: null },
        name: texts.area(name[language]),
      }),
    ),
  ];
}

/** The console leads here with the alert that it was about. */
const isAskedFor = ({ view }: ViewChoice): boolean =>
  view.kind === 'alert' && view.alert === new URLSearchParams(location.search).get('alert');

interface SendViewProps {
  readonly problem: string | null;
  readonly onSend: (view: ScreenView, minutes: number) => void;
  readonly onCancel: () => void;
}

/** What to send to a screen, and for how long. */
export function SendView({ problem, onSend, onCancel }: SendViewProps) {
  const texts = useTexts(screenTexts);
  const choices = useViewChoices();
  const [chosen, setChosen] = useState(() =>
    JSON.stringify(choices.find(isAskedFor)?.view ?? choices[0]?.view),
  );
  const [minutes, setMinutes] = useState('10');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const forMinutes = Number(minutes.replace(',', '.'));
    if (forMinutes > 0) onSend(screenViewSchema.parse(JSON.parse(chosen)), forMinutes);
  };
  return (
    <form className={styles.send} onSubmit={send}>
      <label className={sheet.field}>
        <span>{texts.sendWhat}</span>
        <select name="view" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {choices.map(({ view, name }) => (
            <option key={JSON.stringify(view)} value={JSON.stringify(view)}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={`${sheet.field} ${styles.narrow}`}>
        <span>{texts.sendMinutes}</span>
        <input
          name="minutes"
          inputMode="decimal"
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
        />
      </label>
      <Button type="submit" look="main">
        {texts.doSend}
      </Button>
      <Button onClick={onCancel}>{texts.cancel}</Button>
      <p className={sheet.problem} role="alert">
        {problem}
      </p>
    </form>
  );
}
