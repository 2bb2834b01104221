import { useQuery } from '@tanstack/react-query';
import { readHistory } from '#client/directive/directiveApi.ts';
import { directiveTexts } from '#client/directive/directiveTexts.ts';
import { formatMoment } from '#client/format/clock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import type { Directive } from '#shared/directive/directive.ts';
import styles from './DirectiveDetail.module.css';
import { trackingTexts } from './trackingTexts.ts';

/** Everything that happened to a direction, read anew with every revision. */
export function DirectiveHistory({
  directive,
  now,
}: {
  readonly directive: Directive;
  readonly now: number;
}) {
  const texts = useTexts(trackingTexts);
  const words = useTexts(directiveTexts);
  const failureText = useFailureText();
  const { timeZone } = useProvince().profile;
  const { data } = useQuery({
    queryKey: ['directive', directive.id, directive.revision],
    queryFn: () => readHistory(directive.id),
    placeholderData: (previous) =>
      previous?.ok && previous.value.directive.id === directive.id ? previous : undefined,
  });
  return (
    <section>
      <h3>{texts.history}</h3>
      {data && !data.ok && <p>{failureText(data.failure)}</p>}
      <ol className={styles.history}>
        {data?.ok &&
          data.value.history.map(({ at, event, userName, text, operationId }) => (
            <li key={operationId}>
              <time>{formatMoment(at, now, timeZone)}</time>
              <span>
                <b>{words.event[event]}</b> · {userName}
                {text !== '' && event !== 'issue' && <span className={styles.said}>{text}</span>}
              </span>
            </li>
          ))}
      </ol>
    </section>
  );
}
