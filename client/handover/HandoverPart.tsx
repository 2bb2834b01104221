import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { newOperationId } from '#client/alert/operationId.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { prepareHandover, readSheet, shiftKey } from '#client/shift/shiftApi.ts';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import { useCan } from '#client/user/session.ts';
import type { HandoverHead, HandoverId } from '#shared/shift/handover.ts';
import { longestNote, type ShiftBody } from '#shared/shift/shiftProtocol.ts';
import { handoverTexts } from './handoverTexts.ts';
import { SheetView, useWholeMoment } from './SheetView.tsx';
import styles from './ShiftPage.module.css';
import { WaitingPart } from './WaitingPart.tsx';

const refreshMs = 30_000;

/** The sheet as it would be made now, and the signature that freezes it. */
function DraftPart() {
  const texts = useTexts(handoverTexts);
  const failureText = useFailureText();
  const client = useQueryClient();
  const { tree } = useProvince();
  const can = useCan();
  const { data } = useQuery({ queryKey: ['sheet'], queryFn: readSheet, refetchInterval: refreshMs });
  const [remark, setRemark] = useState('');
  // One sheet is one handover, however often the button is pressed.
  const [id] = useState(newOperationId);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSigning, setSigning] = useState(false);
  const sign = async (): Promise<void> => {
    setSigning(true);
    const answer = await prepareHandover({ id: id as HandoverId, remark: remark.trim() });
    setSigning(false);
    if (!answer.ok) return setProblem(failureText(answer.failure));
    await client.invalidateQueries({ queryKey: shiftKey });
  };
  return (
    <section className={styles.part}>
      <p className={styles.quiet}>{texts.draft}</p>
      {can('shift:keep', tree.root.id) && (
        <div className={styles.noteForm}>
          <label className={styles.field}>
            <span>{texts.remark}</span>
            <textarea
              rows={2}
              maxLength={longestNote}
              value={remark}
              onChange={(event) => setRemark(event.target.value)}
            />
          </label>
          <p className={styles.problem} role="alert">
            {problem}
          </p>
          <Button look="main" disabled={isSigning} onClick={() => void sign()}>
            {isSigning ? texts.preparing : texts.prepare}
          </Button>
        </div>
      )}
      {!data && <p className={styles.quiet}>{texts.reading}</p>}
      {data && !data.ok && <p className={styles.problem}>{failureText(data.failure)}</p>}
      {data?.ok && <SheetView sheet={data.value.sheet} />}
    </section>
  );
}

function Earlier({ handovers }: { readonly handovers: readonly HandoverHead[] }) {
  const texts = useTexts(handoverTexts);
  const moment = useWholeMoment();
  return (
    <section className={styles.part}>
      <h2>{texts.earlier}</h2>
      {handovers.length === 0 && <p className={styles.quiet}>{texts.noEarlier}</p>}
      {handovers.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              {Object.entries(texts.columns).map(([name, title]) => (
                <th key={name} scope="col">
                  {title}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {handovers.map(({ id, fromAt, toAt, outgoing, incoming, refusal, state, sheetHash }) => (
              <tr key={id}>
                <td>{texts.from(moment(fromAt), moment(toAt))}</td>
                <td>{outgoing.userName}</td>
                <td>{incoming?.userName ?? refusal?.userName}</td>
                <td>{texts.state[state]}</td>
                <td>
                  <code title={sheetHash}>{sheetHash.slice(0, 12)}</code>
                </td>
                <td>
                  <Link href={`${pageAddresses.shift}?handover=${encodeURIComponent(id)}`}>{texts.open}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Making a handover, or signing the one that waits; below, those of before. */
export function HandoverPart({ shift }: { readonly shift: ShiftBody }) {
  return (
    <>
      {shift.waiting ? <WaitingPart handover={shift.waiting} /> : <DraftPart />}
      <Earlier handovers={shift.handovers} />
    </>
  );
}
