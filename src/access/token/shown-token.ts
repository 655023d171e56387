import { type ApiToken, type TokenStanding, tokenStanding } from './token.ts';

/** A token as every door shows it. */
export type ShownToken = {
  id: string;
  name: string;
  permissions: string[];
  madeAt: string;
  expiresAt: string;
  standing: TokenStanding;
  lastUsedAt: string | null;
};

/** A token as it stands at an instant. */
export function shownToken(token: ApiToken, at: Date): ShownToken {
  const { id, name, permissions, madeAt, expiresAt, lastUsedAt } = token;
  return {
    ...{ id, name, permissions: [...permissions] },
    ...{ madeAt: madeAt.toISOString(), expiresAt: expiresAt.toISOString() },
    standing: tokenStanding(token, at),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
