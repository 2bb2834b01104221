import { causeSign } from './causeSigns.ts';

/** The sign of a cause at the height of the text beside it. */
export function CauseGlyph({ cause }: { readonly cause: string | null }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="0.72em"
      height="0.72em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={causeSign(cause)} />
    </svg>
  );
}
