import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { newOperationId } from '#client/alert/operationId.ts';
import { serverNow, useServerNow } from '#client/live/serverClock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { shiftKey } from '#client/shift/shiftApi.ts';
import { Button } from '#client/ui/Button.tsx';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import { useCan, useUser } from '#client/user/session.ts';
import { compareTurns, type DutyTurn, type DutyTurnId, isInCharge } from '#shared/shift/dutyTurn.ts';
import { RemoveTurnDialog } from './RemoveTurnDialog.tsx';
import { rosterTexts } from './rosterTexts.ts';
import styles from './ShiftPage.module.css';
import { TurnForm } from './TurnForm.tsx';
import { draftOf, newTurnDraft, type TurnDraft } from './turnDraft.ts';
import { turnHours } from './turnHours.ts';
import { lossesOf } from './turnRemoval.ts';

/** Whether the signed-in user edits the roster: the rule that the server decides with. */
function useMayEdit(turns: readonly DutyTurn[], now: number): boolean {
  const { tree } = useProvince();
  const user = useUser();
  const can = useCan();
  const centre = tree.root.id;
  if (can('roster:edit', centre)) return true;
  return user !== null && can('shift:keep', centre) && isInCharge(user, turns, now);
}

interface TurnRowProps {
  readonly turn: DutyTurn;
  readonly now: number;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function TurnRow({ turn, now, mayEdit, onEdit, onRemove }: TurnRowProps) {
  const texts = useTexts(rosterTexts);
  const { timeZone } = useProvince().profile;
  const { fromAt, toAt } = turn;
  const isNow = fromAt <= now && now < toAt;
  return (
    <tr data-now={isNow}>
      <td>
        {turnHours(turn, timeZone)}
        {isNow && <b> · {texts.now}</b>}
      </td>
      <td>
        {turn.name}
        {turn.userId !== null && <span className={styles.quiet}> ({turn.userId})</span>}
      </td>
      <td>
        {turn.position}
        {turn.inCharge && <span className={styles.quiet}> · {texts.inCharge}</span>}
      </td>
      <td>{turn.rank}</td>
      <td>{turn.email}</td>
      <td className={styles.rowTools}>
        {mayEdit && (
          <>
            <button type="button" onClick={onEdit}>
              {texts.edit}
            </button>
            <button type="button" onClick={onRemove}>
              {texts.remove}
            </button>
          </>
        )}
      </td>
    </tr>
  );
}

function TurnTable({ turns, now, ...edit }: RosterTableProps) {
  const texts = useTexts(rosterTexts);
  if (turns.length === 0) return <p className={styles.quiet}>{texts.none}</p>;
  return (
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
        {turns.map((turn) => (
          <TurnRow
            key={turn.id}
            turn={turn}
            now={now}
            mayEdit={edit.mayEdit}
            onEdit={() => edit.onEdit(turn)}
            onRemove={() => edit.onRemove(turn)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RosterTableProps {
  readonly turns: readonly DutyTurn[];
  readonly now: number;
  readonly mayEdit: boolean;
  readonly onEdit: (turn: DutyTurn) => void;
  readonly onRemove: (turn: DutyTurn) => void;
}

/** Who is on duty when; edited by an administrator or the operator in charge. */
export function RosterPart({ turns }: { readonly turns: readonly DutyTurn[] }) {
  const texts = useTexts(rosterTexts);
  const { profile, tree } = useProvince();
  const { timeZone } = profile;
  const client = useQueryClient();
  const now = useServerNow(15_000);
  const mayEdit = useMayEdit(turns, now);
  const can = useCan();
  const [draft, setDraft] = useState<TurnDraft | null>(null);
  const [leaving, setLeaving] = useState<DutyTurn | null>(null);
  const user = useUser();
  const refresh = (): void => void client.invalidateQueries({ queryKey: shiftKey });
  const closeRemoval = (): void => setLeaving(null);
  return (
    <section className={styles.part}>
      <p className={styles.quiet}>
        {texts.intro}{' '}
        {can('notification:read', tree.root.id) && (
          <Link href={pageAddresses.notifications}>{texts.toNotifications}</Link>
        )}
      </p>
      {mayEdit ? (
        <div className={styles.tools}>
          <Button
            onClick={() => setDraft(newTurnDraft(newOperationId() as DutyTurnId, serverNow(), timeZone))}
          >
            {texts.add}
          </Button>
        </div>
      ) : (
        <p className={styles.quiet}>{texts.onlyEdited}</p>
      )}
      <TurnTable
        turns={turns.toSorted((a, b) => a.fromAt - b.fromAt || compareTurns(a, b))}
        now={now}
        mayEdit={mayEdit}
        onEdit={(turn) => setDraft(draftOf(turn, timeZone))}
        onRemove={setLeaving}
      />
      {leaving && (
        <RemoveTurnDialog
          turn={leaving}
          losses={lossesOf(leaving, {
            turns,
            user,
            editsAlways: can('roster:edit', tree.root.id),
            now,
          })}
          onRemoved={() => {
            closeRemoval();
            refresh();
          }}
          onCancel={closeRemoval}
        />
      )}
      {draft && (
        <TurnForm
          title={turns.some(({ id }) => id === draft.id) ? texts.editTitle : texts.add}
          draft={draft}
          onCancel={() => setDraft(null)}
          onSaved={() => {
            setDraft(null);
            refresh();
          }}
        />
      )}
    </section>
  );
}
