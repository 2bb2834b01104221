import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { type QualityFigures as Figures, qualityPrinciples, type Share } from '#shared/quality/quality.ts';
import sheet from './AdminPage.module.css';
import styles from './QualityPage.module.css';
import { percentDecimals, sharePercent } from './qualityList.ts';
import { qualityTexts } from './qualityTexts.ts';

/** A share in per cent with its parts beneath; a dash and a word when there was nothing to judge. */
function Figure({ share }: { readonly share: Share }) {
  const texts = useTexts(qualityTexts);
  const { language } = useLanguage();
  const percent = sharePercent(share);
  if (percent === null) return <div className={sheet.quiet}>{texts.nothing}</div>;
  const count = (value: number): string => formatNumber(value, 0, language);
  return (
    <>
      <div className={styles.figure} data-whole={percent === 100}>
        {formatNumber(percent, percentDecimals(percent), language)}&#8239;%
      </div>
      <div className={sheet.quiet}>
        {count(share.part)}&nbsp;/ {count(share.whole)}
      </div>
    </>
  );
}

/** The four figures as cells of a table row. */
export function QualityFigures({ figures }: { readonly figures: Figures }) {
  return qualityPrinciples.map((principle) => (
    <td key={principle}>
      <Figure share={figures[principle]} />
    </td>
  ));
}

/** The heads of the four columns, each with what it means. */
export function QualityHeads() {
  const texts = useTexts(qualityTexts);
  return qualityPrinciples.map((principle) => (
    <th key={principle} scope="col">
      {texts.principles[principle]}
      <div className={styles.meaning}>{texts.meanings[principle]}</div>
    </th>
  ));
}
