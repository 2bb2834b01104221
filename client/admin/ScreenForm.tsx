import { type FormEvent, type ReactNode, useState } from 'react';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { screenTexts } from '#client/screen/screenTexts.ts';
import { Button } from '#client/ui/Button.tsx';
import type { ScreenSettings } from '#shared/screen/screen.ts';
import sheet from './AdminPage.module.css';
import styles from './ScreensPage.module.css';
import { type ScreenDraft, settingsOfDraft } from './screenDraft.ts';

type TextField = Exclude<keyof ScreenDraft, 'scenes'>;

const fields: readonly {
  readonly name: TextField;
  readonly text: keyof typeof screenTexts.vi;
  readonly wide?: boolean;
}[] = [
  { name: 'name', text: 'name', wide: true },
  { name: 'place', text: 'place', wide: true },
  { name: 'diagonalInches', text: 'diagonal' },
  { name: 'resolution', text: 'resolution' },
  { name: 'distanceM', text: 'distance' },
  { name: 'dwellSeconds', text: 'dwell' },
];

interface PartProps {
  readonly draft: ScreenDraft;
  readonly onChange: (draft: ScreenDraft) => void;
}

function SceneChoice({ draft, onChange }: PartProps) {
  const texts = useTexts(screenTexts);
  const { language } = useLanguage();
  const { profile } = useProvince();
  const toggle = (id: string): void =>
    onChange({
      ...draft,
      scenes: draft.scenes.includes(id) ? draft.scenes.filter((one) => one !== id) : [...draft.scenes, id],
    });
  return (
    <fieldset className={styles.scenes}>
      <legend>
        {texts.scenes} <span className={sheet.quiet}>({texts.allScenes})</span>
      </legend>
      {profile.scenes.map(({ id, name }) => (
        <label key={id}>
          <input type="checkbox" checked={draft.scenes.includes(id)} onChange={() => toggle(id)} />
          {name[language]}
        </label>
      ))}
    </fieldset>
  );
}

interface ScreenFormProps {
  readonly first: ScreenDraft;
  readonly submit: string;
  /** What stands before the settings: the code of a screen that is being paired. */
  readonly before?: ReactNode;
  readonly problem: string | null;
  /** Hears of every press of the button, also of one that sends nothing. */
  readonly onPress?: () => void;
  readonly onSubmit: (settings: ScreenSettings) => void;
  readonly onCancel: () => void;
}

/** The settings of a screen, of one that is being paired or of one that is. */
export function ScreenForm({ first, submit, before, problem, onPress, onSubmit, onCancel }: ScreenFormProps) {
  const texts = useTexts(screenTexts);
  const [draft, setDraft] = useState(first);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onPress?.();
    const read = settingsOfDraft(draft);
    setWrong('wrong' in read ? read.wrong : new Set());
    if ('settings' in read) onSubmit(read.settings);
  };
  return (
    <form className={sheet.part} onSubmit={send} noValidate>
      <div className={sheet.fields}>
        {before}
        {fields.map(({ name, text, wide }) => (
          <label
            key={name}
            className={`${sheet.field} ${wide ? '' : styles.narrow}`}
            data-wanted={wrong.has(name)}
          >
            <span>{String(texts[text])}</span>
            <input
              name={name}
              autoComplete="off"
              placeholder={name === 'dwellSeconds' ? texts.dwellHint : undefined}
              value={draft[name]}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <SceneChoice draft={draft} onChange={setDraft} />
      <div className={sheet.buttons}>
        <Button type="submit" look="main">
          {submit}
        </Button>
        <Button onClick={onCancel}>{texts.cancel}</Button>
      </div>
      <p className={sheet.problem} role="alert">
        {problem}
      </p>
    </form>
  );
}
