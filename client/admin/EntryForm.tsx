import { type FormEvent, useRef, useState } from 'react';
import { newOperationId } from '#client/alert/operationId.ts';
import { formatMeasured } from '#client/format/indicatorValue.ts';
import { tell } from '#client/live/ask.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { useCan } from '#client/user/session.ts';
import type { Area } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import { type EntryRequest, entryBodySchema, longestReason } from '#shared/entry/entry.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import type { Result } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';
import sheet from './AdminPage.module.css';
import styles from './EntryPage.module.css';
import { dayOfDraft, type EntryDraft, emptyDraft, requestOf } from './entryDraft.ts';
import { entryTexts } from './entryTexts.ts';

type FieldName = 'value' | 'numerator' | 'denominator';

interface FieldsProps {
  readonly draft: EntryDraft;
  readonly indicator: Indicator | undefined;
  readonly onChange: (draft: EntryDraft) => void;
}

/** Areas that report the indicator, exist on the chosen day, and belong to whoever types. */
function useAreas({ draft, indicator }: Pick<FieldsProps, 'draft' | 'indicator'>): readonly Area[] {
  const { profile } = useProvince();
  const can = useCan();
  const day = dayOfDraft(draft);
  if (!indicator) return [];
  return profile.areas.filter(
    (area) =>
      indicator.levels.includes(area.level) &&
      (day === null || isValidOn(area, day)) &&
      can('data:enter', area.id),
  );
}

function PlaceFields({ draft, indicator, onChange }: FieldsProps) {
  const texts = useTexts(entryTexts);
  const { profile } = useProvince();
  const { language } = useLanguage();
  const areas = useAreas({ draft, indicator });
  return (
    <>
      <label className={sheet.field}>
        <span>{texts.indicator}</span>
        <select
          value={draft.indicator}
          onChange={(event) => onChange({ ...draft, indicator: event.target.value, area: '' })}
        >
          <option value="">{texts.chooseIndicator}</option>
          {profile.indicators.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language]} ({id})
            </option>
          ))}
        </select>
      </label>
      <label className={sheet.field}>
        <span>{texts.at}</span>
        <input
          autoComplete="off"
          placeholder={texts.atHint}
          value={draft.at}
          onChange={(event) => onChange({ ...draft, at: event.target.value })}
        />
      </label>
      <label className={sheet.field}>
        <span>{texts.area}</span>
        <select value={draft.area} onChange={(event) => onChange({ ...draft, area: event.target.value })}>
          <option value="">{texts.chooseArea}</option>
          {areas.map(({ id, fullName, code }) => (
            <option key={id} value={id}>
              {fullName[language]} ({code})
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function NumberFields({ draft, indicator, onChange }: FieldsProps) {
  const texts = useTexts(entryTexts);
  const { language } = useLanguage();
  const names: readonly FieldName[] =
    indicator?.measure === 'ratio' ? ['numerator', 'denominator'] : ['value'];
  return (
    <>
      {names.map((name) => (
        <label key={name} className={sheet.field} title={texts.numberHint}>
          <span>
            {texts[name]}
            {name === 'value' && indicator && (
              <span className={sheet.quiet}> ({indicator.unit[language]})</span>
            )}
          </span>
          <input
            inputMode="decimal"
            autoComplete="off"
            value={draft[name]}
            onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
          />
        </label>
      ))}
    </>
  );
}

/** What became of the last press of the button. */
interface Answer {
  readonly done: string | null;
  readonly problem: string | null;
}

/** Sends a value. The same one sent again is the same operation until it is on record, so that it is recorded once. */
function useRecording(): (request: EntryRequest) => Promise<Result<unknown>> {
  const last = useRef({ text: '', operationId: '' });
  return async (request) => {
    const text = JSON.stringify(request);
    if (last.current.text !== text) last.current = { text, operationId: newOperationId() };
    const { operationId } = last.current;
    const saved = await tell(paths.entries, entryBodySchema, { ...request, operationId });
    if (saved.ok) last.current = { text: '', operationId: '' };
    return saved;
  };
}

interface EntryFormProps {
  /** Hears whether what was sent is on record. */
  readonly onSent: (isRecorded: boolean) => void;
}

export function EntryForm({ onSent }: EntryFormProps) {
  const texts = useTexts(entryTexts);
  const { language } = useLanguage();
  const { profile, indicators } = useProvince();
  const failureText = useFailureText();
  const record = useRecording();
  const [draft, setDraft] = useState(emptyDraft);
  const [answer, setAnswer] = useState<Answer>({ done: null, problem: null });
  const [isSaving, setSaving] = useState(false);
  const indicator = indicators.get(draft.indicator as IndicatorId);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const request = requestOf(draft, { indicator, timeZone: profile.timeZone, language });
    if (typeof request === 'string') return setAnswer({ done: null, problem: texts[request] });
    setAnswer({ done: null, problem: null });
    setSaving(true);
    const saved = await record(request);
    setSaving(false);
    onSent(saved.ok);
    if (!saved.ok) return setAnswer({ done: null, problem: failureText(saved.failure) });
    const value = indicator ? formatMeasured(request.measured, indicator, language) : '';
    setAnswer({ done: texts.saved(value), problem: null });
    // The reason is true of one value; place and time are often those of the next one too.
    setDraft({ ...draft, value: '', numerator: '', denominator: '', reason: '' });
  };

  return (
    <form className={sheet.part} onSubmit={(event) => void save(event)} noValidate>
      <div className={sheet.fields}>
        <PlaceFields draft={draft} indicator={indicator} onChange={setDraft} />
        <NumberFields draft={draft} indicator={indicator} onChange={setDraft} />
        <label className={`${sheet.field} ${styles.reason}`}>
          <span>{texts.reason}</span>
          <textarea
            rows={2}
            maxLength={longestReason}
            placeholder={texts.reasonHint}
            value={draft.reason}
            onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
          />
        </label>
      </div>
      <p className={sheet.quiet}>{texts.numberHint}</p>
      <div className={sheet.buttons}>
        <Button type="submit" look="main" disabled={isSaving}>
          {isSaving ? texts.saving : texts.save}
        </Button>
      </div>
      <p className={sheet.problem} role="alert">
        {answer.problem}
      </p>
      <p className={sheet.done} role="status">
        {answer.done}
      </p>
    </form>
  );
}
