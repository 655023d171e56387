import { z } from 'zod';

/** What has just been done, for the page after it. */
export const toldWords = {
  saved: 'The draft is saved.',
  submitted: 'The return is submitted.',
  answered: 'The answer is given.',
  imported: 'The figures of the file are in the draft. Submit it when it is complete.',
  unchanged: 'The file says what the draft says already. Nothing was changed.',
  queried: 'The question is asked.',
  accepted: 'The return is accepted.',
  locked: 'The return is locked.',
  reopened: 'The return is open again.',
} as const;

export const toldCodes = z.enum([
  ...(['saved', 'submitted', 'answered', 'imported', 'unchanged'] as const),
  ...(['queried', 'accepted', 'locked', 'reopened'] as const),
]);
