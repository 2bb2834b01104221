import { useTexts } from '#client/locale/language.tsx';
import styles from './Explorer.module.css';
import type { AddressProblem } from './explorerState.ts';
import { explorerTexts } from './explorerTexts.ts';

/** Long enough to recognise a mistyped name, short enough for one line. */
const shownCharacters = 40;

const shortened = (given: string): string =>
  given.length > shownCharacters ? `${given.slice(0, shownCharacters)}…` : given;

/** What the address asked for and this province does not have. */
export function AddressProblems({ problems }: { readonly problems: readonly AddressProblem[] }) {
  const texts = useTexts(explorerTexts);
  if (problems.length === 0) return null;
  return (
    <div className={styles.problems} role="alert">
      {problems.map(({ kind, given }) => (
        <p key={kind}>{texts.problem[kind](shortened(given))}</p>
      ))}
    </div>
  );
}
