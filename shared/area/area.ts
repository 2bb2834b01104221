import { z } from 'zod';
import { localTextSchema } from '#shared/locale/localText.ts';

/** Our own identity of an area. Codes are not identities: on 1 July 2025 most commune codes got new territory. */
export const areaIdSchema = z.string().min(1).brand<'AreaId'>();
export type AreaId = z.infer<typeof areaIdSchema>;

/** A level of the area tree ("province", "district", "commune"). The number and names of levels are data. */
export const levelIdSchema = z.string().min(1).brand<'LevelId'>();
export type LevelId = z.infer<typeof levelIdSchema>;

/** `many` is what the wall calls several of them ("18/21 huyện"), `one` a single one where a language has another word for it. */
export const levelSchema = z.strictObject({
  id: levelIdSchema,
  name: localTextSchema,
  many: localTextSchema,
  one: localTextSchema.optional(),
  note: localTextSchema.optional(),
});
export type Level = Readonly<z.infer<typeof levelSchema>>;

/** A calendar day, `YYYY-MM-DD`, in the profile's time zone. */
export const daySchema = z.iso.date();

/**
 * A territory from one day to another. `code` is what sources send (tag `area`); it may be used again for other
 * territory after `validTo`. `validFrom` null: since before our records. `validTo` null: still valid; it is
 * the first day on which the area no longer exists. Its territory never changes in between: one that gains or loses land
 * ends, and another begins. Where from: `replaces` names areas that ended on `validFrom` and lie in it as a whole,
 * `takesPartOf` those of which it has only a part. The parts must be all that is known: two areas that divided one up are each
 * other's condition.
 */
export const areaSchema = z.strictObject({
  id: areaIdSchema,
  code: z.string().min(1),
  name: localTextSchema,
  /** With the type word: "Thành phố Vinh". */
  fullName: localTextSchema,
  level: levelIdSchema,
  parent: areaIdSchema.nullable(),
  validFrom: daySchema.nullable(),
  validTo: daySchema.nullable(),
  replaces: z.array(areaIdSchema),
  takesPartOf: z.array(areaIdSchema).optional(),
  /** An area that ended earlier and had exactly this territory, although others had it in between. */
  sameTerritoryAs: areaIdSchema.optional(),
  /** The first day on which it was no administrative unit any more; its territory is followed on. */
  unitTo: daySchema.optional(),
  /** What a comparison over time must know: from which parts of former areas it was made. */
  note: localTextSchema.optional(),
  /** Square kilometres, from a statistical source. Never computed from a drawn polygon. */
  areaKm2: z.number().positive().optional(),
  /** Longitude and latitude of the seat, EPSG:4326. */
  seat: z.tuple([z.number(), z.number()]).optional(),
});
export type Area = Readonly<z.infer<typeof areaSchema>>;
