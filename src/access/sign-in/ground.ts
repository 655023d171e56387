import type { Catalogue } from '../../catalogue/index.ts';
import type { Database } from '../../database/index.ts';
import type { Estate } from '../../estate/index.ts';
import type { SignInSettings } from './settings.ts';

/**
 * What sign-in works with: the hub as the program itself has it, not confined, because nobody has signed in yet
 * and no caller may read what passwords and sessions are kept by.
 */
export type SignInGround = {
  database: Database;
  estate: Estate;
  catalogue: Catalogue;
  now: () => Date;
  settings: SignInSettings;
};
