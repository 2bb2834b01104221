import { useLocalText, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Handover, Signature } from '#shared/shift/handover.ts';
import { handoverTexts } from './handoverTexts.ts';
import styles from './SheetView.module.css';
import { SheetView, useWholeMoment } from './SheetView.tsx';

function SignatureBox({
  title,
  signature,
}: {
  readonly title: string;
  readonly signature: Signature | null;
}) {
  const texts = useTexts(handoverTexts);
  const moment = useWholeMoment();
  return (
    <div className={styles.signature}>
      <h3>{title}</h3>
      {signature ? (
        <>
          <b>{signature.userName}</b>
          <span>{moment(signature.at)}</span>
        </>
      ) : (
        <span className={styles.quiet}>{texts.notYet}</span>
      )}
    </div>
  );
}

/** A handover as a sheet of paper: content, signatures, and the hash of what was signed. */
export function HandoverView({ handover }: { readonly handover: Handover }) {
  const texts = useTexts(handoverTexts);
  const inLanguage = useLocalText();
  const { centre } = useProvince().profile;
  const { refusal } = handover;
  return (
    <article className={styles.paper}>
      <p className={styles.centre}>{inLanguage(centre)}</p>
      <h2>{texts.sheetTitle}</h2>
      <SheetView sheet={handover.sheet} />
      <div className={styles.signatures}>
        <SignatureBox title={texts.outgoing} signature={handover.outgoing} />
        <SignatureBox title={texts.incoming} signature={handover.incoming} />
      </div>
      {refusal && <p className={styles.refused}>{texts.refusedBy(refusal.userName, refusal.reason)}</p>}
      <p className={styles.hash}>
        {texts.hash}: <code>{handover.sheetHash}</code>
        <br />
        <span className={styles.quiet}>{texts.hashMeaning}</span>
      </p>
    </article>
  );
}
