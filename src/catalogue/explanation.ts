/** One line of a technical note: a term and what is to be said under it. */
export type Explanation = { term: string; text: string };
