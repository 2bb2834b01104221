import { useEffect, useRef, useState } from 'react';
import { type DateForm, parseDateText } from '#shared/import/dateForm.ts';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import type {
  AskedTable,
  ImportPreview,
  ImportRecord,
  LookBody,
  UploadBody,
} from '#shared/import/importProtocol.ts';
import type { NumberForm } from '#shared/import/numberForm.ts';
import { parsePeriodText } from '#shared/import/periodForm.ts';
import type { Failure } from '#shared/protocol/result.ts';
import { type ColumnRole, type LayoutKind, layoutOf, type MissingRole, rolesOf } from './columnRoles.ts';
import { lookAt, previewFile, sendFile, startImport } from './importApi.ts';

/** How a file is to be read, as far as somebody has said it. */
export interface Draft {
  readonly kind: LayoutKind;
  readonly roles: readonly ColumnRole[];
  readonly numberForm: NumberForm | null;
  readonly dateForm: DateForm | null;
  /** As it is typed: `21/11/2026`, with a time behind it or without, or a period, `tháng 10/2026`. */
  readonly fixedAt: string;
}

/** A file that is open on the server. */
export interface OpenFile {
  readonly upload: UploadBody;
  readonly seen: LookBody;
  readonly draft: Draft;
}

export type Sending = { readonly fileName: string; readonly share: number };

/** What the page knows about the file between choosing and importing it. */
export interface ImportDesk {
  readonly sending: Sending | null;
  readonly open: OpenFile | null;
  readonly missing: readonly MissingRole[];
  readonly preview: ImportPreview | null;
  readonly isPreviewing: boolean;
  readonly problem: Failure | null;
  choose(file: File): void;
  look(asked: AskedTable): void;
  change(draft: Draft): void;
  /** Begins the import; `onStarted` hears of it. */
  start(onStarted: (record: ImportRecord) => void): void;
  forget(): void;
}

function draftOf({ look, remembered }: LookBody): Draft {
  const plan = remembered?.plan ?? look.suggestion;
  const columns = look.header.length;
  return {
    kind: plan?.layout.kind ?? 'long',
    roles: plan ? rolesOf(plan.layout, columns) : Array.from({ length: columns }, () => 'none' as const),
    numberForm: plan?.numberForm ?? null,
    dateForm: plan?.dateForm ?? null,
    // A day is true of one file only: the next one is of another day.
    fixedAt: '',
  };
}

export const hasTimeColumn = ({ kind, roles }: Draft): boolean => kind === 'cases' || roles.includes('at');

/** The time of the whole file as a plan has it; null while it is none. */
export function fixedTimeOf({ fixedAt }: Pick<Draft, 'fixedAt'>): string | null {
  const two = (part: number): string => String(part).padStart(2, '0');
  const period = parsePeriodText(fixedAt);
  if (period !== null) return `${period.year}-${two(period.lastMonth)}`;
  const date = parseDateText(fixedAt, 'day-first');
  if (date.kind !== 'date') return null;
  const { year, month, day, second } = date.wall;
  const time =
    second === null ? '' : `T${two(Math.floor(second / 3_600))}:${two(Math.floor(second / 60) % 60)}`;
  return `${year}-${two(month)}-${two(day)}${time}`;
}

/** The plan of a draft; null while something is missing. */
function planOf({ seen, draft }: OpenFile): ImportPlan | null {
  const layout = layoutOf(draft.kind, draft.roles);
  const fixedAt = hasTimeColumn(draft) ? null : fixedTimeOf(draft);
  if (!('kind' in layout) || (!hasTimeColumn(draft) && fixedAt === null)) return null;
  const { numberForm, dateForm } = draft;
  return { ...seen.look.choice, numberForm, dateForm, fixedAt, layout };
}

/** Long enough that choosing two things in a row asks once. */
const previewAfterMs = 250;

/** Shows the file as it would be understood, a moment after the last choice; an answer that was overtaken is dropped. */
function usePreview(open: OpenFile | null, onProblem: (failure: Failure | null) => void) {
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [isPreviewing, setPreviewing] = useState(false);
  const report = useRef(onProblem);
  report.current = onProblem;
  const uploadId = open?.upload.id ?? null;
  const plan = open && open.seen.look.fault === null ? planOf(open) : null;
  const planText = plan === null ? null : JSON.stringify(plan);
  useEffect(() => {
    if (uploadId === null || planText === null) {
      setPreview(null);
      setPreviewing(false);
      return;
    }
    let isOver = false;
    setPreviewing(true);
    const timer = window.setTimeout(async () => {
      const result = await previewFile(uploadId, JSON.parse(planText) as ImportPlan);
      if (isOver) return;
      setPreviewing(false);
      setPreview(result.ok ? result.value : null);
      report.current(result.ok ? null : result.failure);
    }, previewAfterMs);
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [uploadId, planText]);
  return { preview, isPreviewing, plan };
}

export function useImport(): ImportDesk {
  const [sending, setSending] = useState<Sending | null>(null);
  const [open, setOpen] = useState<OpenFile | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const { preview, isPreviewing, plan } = usePreview(open, setProblem);
  const layout = open ? layoutOf(open.draft.kind, open.draft.roles) : null;

  const choose = async (file: File): Promise<void> => {
    setProblem(null);
    setOpen(null);
    setSending({ fileName: file.name, share: 0 });
    const sent = await sendFile(file, (share) => setSending({ fileName: file.name, share }));
    setSending(null);
    if (sent.ok) setOpen({ upload: sent.value, seen: sent.value, draft: draftOf(sent.value) });
    else setProblem(sent.failure);
  };
  const look = async (asked: AskedTable): Promise<void> => {
    if (!open) return;
    const seen = await lookAt(open.upload.id, asked);
    setProblem(seen.ok ? null : seen.failure);
    if (seen.ok) setOpen({ upload: open.upload, seen: seen.value, draft: draftOf(seen.value) });
  };
  const start = async (onStarted: (record: ImportRecord) => void): Promise<void> => {
    if (!open || !plan) return;
    const started = await startImport(open.upload.id, plan);
    if (!started.ok) return setProblem(started.failure);
    setOpen(null);
    onStarted(started.value.import);
  };
  return {
    sending,
    open,
    missing: layout === null || 'kind' in layout ? [] : layout,
    preview,
    isPreviewing,
    problem,
    choose: (file) => void choose(file),
    look: (asked) => void look(asked),
    change: (draft) => open && setOpen({ ...open, draft }),
    start: (onStarted) => void start(onStarted),
    forget: () => {
      setOpen(null);
      setProblem(null);
    },
  };
}
