import type { AreaTree } from '#shared/area/areaTree.ts';
import { groupOf, nameWithinGroup, type SourceId } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { RawPoint } from './rawPoint.ts';

type Told = Pick<Reading, 'indicator' | 'area' | 'at' | 'measured'> & { readonly source: SourceId };

/**
 * A reading as a source would have sent it, for the one road that leads into the centre. By its code, because that is what
 * the road takes; an area that is not in the profile any more keeps its id and is refused there.
 */
export function pointOfReading(reading: Told, position: number, tree: AreaTree): RawPoint {
  const { indicator, area, at, measured, source } = reading;
  const tags: Record<string, string> = Object.create(null);
  tags.area = tree.get(area)?.code ?? area;
  tags.source = source;
  const fields: Record<string, number> = Object.create(null);
  const name = nameWithinGroup(indicator);
  if (measured.kind === 'value') fields[name] = measured.value;
  else {
    fields[`${name}_num`] = measured.numerator;
    fields[`${name}_den`] = measured.denominator;
  }
  return { position, measurement: groupOf(indicator), tags, fields, at };
}
