/** Which providers something reaches: all of them, or those whose ids are listed (none, where the list is empty). */
export type Reach = 'everywhere' | readonly string[];

/** The kinds of rows that the database itself keeps from whoever may not see them; each table is of one kind. */
export const guardedKinds = ['performance', 'records', 'agreements', 'returns', 'audit'] as const;
export type GuardedKind = (typeof guardedKinds)[number];

/**
 * What the statements of one caller see and may write of the guarded tables: `whole` is everything; otherwise of each
 * kind the rows of the providers that its reach names. Tables that are not guarded are not concerned.
 */
export type Confinement = 'whole' | Readonly<Record<GuardedKind, Reach>>;
