import { Suspense } from 'react';
import type { DrawnMapProps } from './drawnMap.ts';
import { GlMap } from './lazyGlMap.tsx';
import { SchematicMap } from './SchematicMap.tsx';

interface MapDrawingProps {
  readonly drawn: DrawnMapProps;
  /** No GPU draws here. */
  readonly failed: boolean;
  readonly onFailed: () => void;
}

/** The map by the GPU, or as a drawing where none draws. */
export function MapDrawing({ drawn, failed, onFailed }: MapDrawingProps) {
  const drawing = <SchematicMap {...drawn} />;
  if (failed) return drawing;
  return (
    <Suspense fallback={drawing}>
      <GlMap {...drawn} onFailed={onFailed} standIn={drawing} />
    </Suspense>
  );
}
