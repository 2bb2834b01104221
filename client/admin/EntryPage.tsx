import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '#client/live/ask.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { useCan, useUser } from '#client/user/session.ts';
import { entriesBodySchema } from '#shared/entry/entry.ts';
import { paths } from '#shared/protocol/routes.ts';
import sheet from './AdminPage.module.css';
import { AdminPage } from './AdminPage.tsx';
import { EntryForm } from './EntryForm.tsx';
import { EntryJournal } from './EntryJournal.tsx';
import { entryTexts } from './entryTexts.ts';

const key = ['entries'];
const refreshMs = 15_000;

/** One value with its reason, and the journal of all that were typed before. */
export function EntryPage() {
  const texts = useTexts(entryTexts);
  const failureText = useFailureText();
  const client = useQueryClient();
  const user = useUser();
  const can = useCan();
  const mayEnter = user !== null && can('data:enter', user.area);
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => ask(paths.entries, entriesBodySchema),
    refetchInterval: refreshMs,
  });
  // A server that is away fails both: what became of the value is said, and the journal's failure is not said beside it.
  const [isUnsaved, setUnsaved] = useState(false);
  const sent = (isRecorded: boolean): void => {
    setUnsaved(!isRecorded);
    if (isRecorded) void client.invalidateQueries({ queryKey: key });
  };
  return (
    <AdminPage kind="data">
      <p className={sheet.part}>{texts.intro}</p>
      {mayEnter ? (
        <EntryForm onSent={sent} />
      ) : (
        <p className={sheet.problem}>{failureText({ code: 'forbidden' })}</p>
      )}
      {data && !data.ok && !isUnsaved && <p className={sheet.problem}>{failureText(data.failure)}</p>}
      {data?.ok && <EntryJournal entries={data.value.entries} />}
    </AdminPage>
  );
}
