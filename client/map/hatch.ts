/** The hatch of areas without fresh data: lines `gap` apart, at 45 degrees, in arc minutes. */
export const hatch = { gap: 9, line: 1.8 } as const;

/** One tile of the hatch, for the GPU. The map repeats it; it must be whole pixels or a seam shows. */
export function hatchImage(
  colours: { readonly line: string; readonly ground: string },
  u: number,
): ImageData {
  const size = Math.max(4, Math.round(hatch.gap * u * Math.SQRT2));
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d', {
    // Drawn by the processor: reading back from a GPU that is just starting held the page up for 0.8 s.
    willReadFrequently: true,
  });
  if (!context) return new ImageData(size, size);
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, size, size);
  context.strokeStyle = colours.line;
  context.lineWidth = hatch.line * u;
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift - 1, size + 1);
    context.lineTo(shift + size + 1, -1);
  }
  context.stroke();
  return context.getImageData(0, 0, size, size);
}
