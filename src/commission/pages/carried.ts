import { z } from 'zod';

/** A list of something that a hidden field carries as JSON. */
export function carried<T>(item: z.ZodType<T>) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({
          code: 'custom',
          message: 'the page was cut short; go back and save again',
        });
        return z.NEVER;
      }
    })
    .pipe(z.array(item));
}
