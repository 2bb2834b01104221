import { z } from 'zod';

/** The languages of the product. Vietnamese is the default; English is a translation of it. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text that a profile must give in every language of the product. Neither may be empty. */
export const localTextSchema = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
export type LocalText = Readonly<z.infer<typeof localTextSchema>>;
