/** What doors do with returns, in one place. */
export { acceptReturn, answerQuery, lockReturn, queryReturn, reopenReturn } from './check-steps.ts';
export { editsMade } from './edits-made.ts';
export { findOwed } from './find-owed.ts';
export { listOwed, timelinessOf } from './owed.ts';
export { readReturnFile } from './read-file.ts';
export { readReturn } from './read-return.ts';
export { saveCells } from './save-cells.ts';
export { submitReturn } from './submit-return.ts';
export { writeReturnFile } from './write-file.ts';
