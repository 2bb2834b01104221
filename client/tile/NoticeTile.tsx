import { useLanguage, useTexts } from '#client/locale/language.tsx';
import styles from './NoticeTile.module.css';
import { noticeSize } from './noticeSize.ts';
import { TileFrame } from './TileFrame.tsx';
import type { TileProps } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';

/** Words of the centre to everybody who looks, as large as they fit. */
export function NoticeTile({ tile, room }: TileProps<'notice'>) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const words = tile.text[language];
  const size = noticeSize(words.length, room);
  return (
    <TileFrame label={texts.notice}>
      <p className={styles.words} style={{ fontSize: `calc(${size} * var(--u))` }}>
        {words}
      </p>
    </TileFrame>
  );
}
