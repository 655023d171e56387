import { z } from 'zod';

const order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('twin'), path: z.string() }),
  z.object({ do: z.literal('import'), path: z.string() }),
  z.object({ do: z.literal('new revision') }),
  z.object({ do: z.literal('stop') }),
]);
const told = z.object({
  origin: z.string().optional(),
  path: z.string().optional(),
  bytes: z.number().optional(),
});

/** What the process of pages is asked to do. */
export type Order = z.infer<typeof order>;
/** What it says: where it listens, when it begins; where the twin of a page is and how large. */
export type Told = z.infer<typeof told>;

export const readOrder = (message: unknown): Order => order.parse(message);
export const readTold = (message: unknown): Told => told.parse(message);
