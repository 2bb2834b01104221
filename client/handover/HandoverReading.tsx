import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useTexts } from '#client/locale/language.tsx';
import { readHandover } from '#client/shift/shiftApi.ts';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import type { HandoverId } from '#shared/shift/handover.ts';
import { HandoverView } from './HandoverView.tsx';
import { handoverTexts } from './handoverTexts.ts';
import styles from './ShiftPage.module.css';

/** One handover to read and to print. */
export function HandoverReading({ id }: { readonly id: HandoverId }) {
  const texts = useTexts(handoverTexts);
  const failureText = useFailureText();
  const { data } = useQuery({ queryKey: ['handover', id], queryFn: () => readHandover(id) });
  return (
    <>
      <div className={styles.tools}>
        <Link href={`${pageAddresses.shift}?part=handover`}>{texts.back}</Link>
        <Button onClick={() => window.print()}>{texts.print}</Button>
      </div>
      {!data && <p className={styles.quiet}>{texts.reading}</p>}
      {data && !data.ok && <p className={styles.problem}>{failureText(data.failure)}</p>}
      {data?.ok && <HandoverView handover={data.value.handover} />}
    </>
  );
}
