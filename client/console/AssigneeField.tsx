import { useAssignees } from '#client/alert/alertHistory.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { userTexts } from '#client/user/userTexts.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { nobody } from './actionDraft.ts';
import styles from './consoleDialogs.module.css';
import { dialogTexts } from './dialogTexts.ts';

interface AssigneeFieldProps {
  readonly alerts: readonly Alert[];
  /** '': not chosen yet. */
  readonly userId: string;
  readonly onUser: (id: string) => void;
}

/** Who is to handle it: whoever may handle alerts in the area, of alerts of several areas in the whole province. */
export function AssigneeField({ alerts, userId, onUser }: AssigneeFieldProps) {
  const texts = useTexts(dialogTexts);
  const { roles } = useTexts(userTexts);
  const { root } = useProvince().tree;
  const [first] = alerts;
  const isOneArea = alerts.every(({ area }) => area === first?.area);
  const { data, isError } = useAssignees(isOneArea && first ? first.area : root.id);
  return (
    <label className={styles.comment}>
      <span>{texts.assignee}</span>
      <select data-first value={userId} onChange={(event) => onUser(event.target.value)}>
        <option value="">{texts.chooseAssignee}</option>
        {data?.users.map(({ id, name, role }) => (
          <option key={id} value={id}>
            {name} · {roles[role]}
          </option>
        ))}
        {alerts.some(({ assignment }) => assignment !== null) && (
          <option value={nobody}>{texts.nobody}</option>
        )}
      </select>
      {isError && (
        <span role="alert" className={styles.hint}>
          {texts.assigneesFailed}
        </span>
      )}
    </label>
  );
}
