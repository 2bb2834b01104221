import { Component, type ReactNode } from 'react';
import { useTexts } from '#client/locale/language.tsx';
import styles from './TileBoundary.module.css';
import { tileTexts } from './tileTexts.ts';

const retryAfterMs = 60_000;

function Broken() {
  const texts = useTexts(tileTexts);
  return (
    <div className={styles.broken} role="alert">
      <p>{texts.broken}</p>
      <p className={styles.hint}>{texts.brokenHint}</p>
    </div>
  );
}

interface TileBoundaryState {
  readonly failed: boolean;
}

/** Keeps a fault inside its tile, says so there, and tries again: nobody stands before a wall to reload it. */
export class TileBoundary extends Component<{ readonly children: ReactNode }, TileBoundaryState> {
  override state: TileBoundaryState = { failed: false };
  private timer = 0;

  static getDerivedStateFromError(): TileBoundaryState {
    return { failed: true };
  }

  override componentDidCatch(): void {
    this.timer = window.setTimeout(() => this.setState({ failed: false }), retryAfterMs);
  }

  override componentWillUnmount(): void {
    window.clearTimeout(this.timer);
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}
