const prefix = 'simulated-';

/** The id of the simulated twin of a subject. */
export function simulatedId(id: string): string {
  return `${prefix}${id}`;
}

/** The id of the subject that a simulated one is the twin of; of any other its own. */
export function originalId(id: string): string {
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

/** Whether an id is that of a simulated subject. */
export function isSimulated(id: string): boolean {
  return id.startsWith(prefix);
}

/** The providers, regions and groups of an estate that are real. */
export function withoutSimulated<T extends { id: string }>(subjects: readonly T[]): T[] {
  return subjects.filter(({ id }) => !isSimulated(id));
}
