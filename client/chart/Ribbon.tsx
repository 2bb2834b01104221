import { useMemo } from 'react';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useUnit } from '#client/ui/theme.ts';
import { type Box, useBox } from '#client/ui/useBox.ts';
import { type Priority, priorities } from '#shared/alert/priority.ts';
import { chartTexts } from './chartTexts.ts';
import { DayHours } from './DayChart.tsx';
import styles from './Ribbon.module.css';
import { type Block, blocksOf, blockWorth, type Ribbon as RibbonData } from './ribbonStacks.ts';

interface RibbonProps {
  readonly ribbon: RibbonData;
  readonly timeZone: string;
}

/** Block and gap in arc minutes. */
const block = { height: 4.2, gap: 1.4 } as const;

/** One path for each priority: a thousand blocks are four elements. */
function pathsOf(blocks: readonly Block[], columns: number, box: Box, u: number): Map<Priority, string> {
  const step = box.width / columns;
  const width = step - Math.min(step * 0.25, 3 * u);
  const [height, rise] = [block.height * u, (block.height + block.gap) * u];
  const paths = new Map<Priority, string>();
  for (const { column, row, priority } of blocks) {
    const [x, y] = [column * step, box.height - (row + 1) * rise];
    paths.set(
      priority,
      `${paths.get(priority) ?? ''}M${x.toFixed(1)} ${y.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}z`,
    );
  }
  return paths;
}

function Summary({ ribbon, worth }: { readonly ribbon: RibbonData; readonly worth: number }) {
  const texts = useTexts(chartTexts);
  const { language } = useLanguage();
  const whole = (count: number): string => formatNumber(count, 0, language);
  const critical = ribbon.stacks.reduce((sum, { counts }) => sum + counts.critical, 0);
  const [first, ...others] = [
    ribbon.total === 0 ? texts.none : texts.count(whole(ribbon.total)),
    ...(critical > 0 ? [texts.critical(whole(critical))] : []),
    ...(worth > 1 ? [texts.worth(whole(worth))] : []),
  ];
  return (
    <p className={styles.summary}>
      <strong>{texts.lastDay}</strong>
      <span>{first}</span>
      {others.map((part) => (
        <span key={part}>· {part}</span>
      ))}
    </p>
  );
}

/** The last 24 hours of annunciations as stacks of blocks, "now" at the right edge. */
export function Ribbon({ ribbon, timeZone }: RibbonProps) {
  const [ref, box] = useBox<SVGSVGElement>();
  const u = useUnit();
  const fit = box ? Math.max(1, Math.floor(box.height / ((block.height + block.gap) * u))) : 1;
  const worth = useMemo(() => blockWorth(ribbon, fit), [ribbon, fit]);
  const paths = useMemo(
    () =>
      box ? pathsOf(blocksOf(ribbon, worth), ribbon.stacks.length, box, u) : new Map<Priority, string>(),
    [ribbon, worth, box, u],
  );
  return (
    <figure className={styles.ribbon}>
      <Summary ribbon={ribbon} worth={worth} />
      <svg ref={ref} className={styles.stacks} aria-hidden="true">
        {priorities.map((priority) => (
          <path key={priority} data-priority={priority} d={paths.get(priority) ?? ''} />
        ))}
      </svg>
      {box && (
        <DayHours fromAt={ribbon.fromAt} toAt={ribbon.toAt} timeZone={timeZone} width={box.width / u} />
      )}
    </figure>
  );
}
