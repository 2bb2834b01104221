import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { areaIdSchema } from '#shared/area/area.ts';
import { paths } from '#shared/protocol/routes.ts';
import type { LonLat } from './projection.ts';

const positionSchema = z.tuple([z.number(), z.number()]).rest(z.number());
const polygonSchema = z.array(z.array(positionSchema));
const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: polygonSchema }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygonSchema) }),
]);

const collectionOf = <P extends z.ZodType>(properties: P) =>
  z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(z.object({ type: z.literal('Feature'), properties, geometry: geometrySchema })),
  });

const boundariesSchema = collectionOf(z.object({ area: areaIdSchema }));
const surroundingsSchema = collectionOf(z.object({ kind: z.enum(['neighbour', 'country', 'land']) }));

export type Boundaries = z.infer<typeof boundariesSchema>;
export type Surroundings = z.infer<typeof surroundingsSchema>;

export interface MapGeometry {
  readonly boundaries: Boundaries;
  readonly surroundings: Surroundings;
}

async function readCollection<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return schema.parse(await response.json());
}

/** Boundaries and what lies around them. They belong to the profile, and another profile reloads the page. */
export function useMapGeometry(): MapGeometry | undefined {
  return useQuery({
    queryKey: ['map'],
    queryFn: async () => {
      const [boundaries, surroundings] = await Promise.all([
        readCollection(paths.boundaries, boundariesSchema),
        readCollection(paths.surroundings, surroundingsSchema),
      ]);
      return { boundaries, surroundings };
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
    retryDelay: 3_000,
  }).data;
}

/** Every ring of a feature, outer and inner alike: drawn and tested by the even-odd rule. */
export const ringsOf = ({ geometry }: { geometry: z.infer<typeof geometrySchema> }): LonLat[][] =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flatMap((polygon) =>
    polygon.map((ring) => ring.map(([lon, lat]): LonLat => [lon, lat])),
  );
