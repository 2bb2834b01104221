import { useEffect, useRef } from 'react';
import { serverNow } from './serverClock.ts';

interface LiveClockProps {
  /** Epoch ms to the text that stands there. */
  readonly format: (at: number) => string;
  readonly className?: string | undefined;
}

/**
 * The server's time, written by hand once a second: a clock that went through the page's rendering would render the wall 86,400
 * times a day for nothing.
 */
export function LiveClock({ format, className }: LiveClockProps) {
  const ref = useRef<HTMLTimeElement>(null);
  const writing = useRef(format);
  writing.current = format;
  useEffect(() => {
    let timer = 0;
    const write = (): void => {
      if (ref.current) ref.current.textContent = writing.current(serverNow());
      timer = window.setTimeout(write, 1_000 - (serverNow() % 1_000) + 5);
    };
    write();
    return () => window.clearTimeout(timer);
  }, []);
  return <time ref={ref} className={className} />;
}
