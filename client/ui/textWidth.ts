import { useEffect, useState } from 'react';
import { readToken } from './theme.ts';

const canvas = document.createElement('canvas').getContext('2d');

/** Width of a text in pixels in the page's own family. */
export function textWidth(text: string, weight: number, size: number): number {
  if (!canvas) return text.length * size * 0.6;
  canvas.font = `${weight} ${size}px ${readToken('--font')}`;
  return canvas.measureText(text).width;
}

/** Counts up when the page's font has arrived: what was measured before was another font. */
export function useFontArrival(): number {
  const [arrivals, setArrivals] = useState(0);
  useEffect(() => {
    let over = false;
    const wanted = [500, 650].map((weight) =>
      document.fonts.load(`${weight} 20px "Inter Variable"`, 'Quỳnh Lưu 1'),
    );
    void Promise.allSettled(wanted).then(() => {
      if (!over) setArrivals((count) => count + 1);
    });
    return () => {
      over = true;
    };
  }, []);
  return arrivals;
}
