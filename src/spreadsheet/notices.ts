/** Tells that a sheet which its author hid was read. */
export function hiddenNotice(sheet: string): string {
  return `The sheet "${sheet}" is hidden in the file; it was read all the same.`;
}

/** Tells that some formulas came without a result, so that their cells are blank. */
export function formulaNotice(sheet: string, count: number): string {
  const formulas = count === 1 ? '1 formula' : `${count.toLocaleString('en-GB')} formulas`;
  return (
    `The sheet "${sheet}" has ${formulas} without a stored result, read as blank. ` +
    'To have results stored, open the file in a spreadsheet program and save it.'
  );
}
