import type { Mailing } from '../../mail/index.ts';
import type { PeopleGround } from '../people/index.ts';
import type { Provider } from './provider/provider.ts';
import type { Seal } from './seal.ts';
import type { SignInSettings } from './settings.ts';

/**
 * What sign-in works with: the database as the program itself has it, not confined, because nobody has signed in
 * yet and no caller may read what passwords and sessions are kept by.
 */
export type SignInGround = PeopleGround & {
  settings: SignInSettings;
  commonPasswords: ReadonlySet<string>;
  /** Throws ACCESS_SECRET_MISSING (503) where secrets cannot be sealed. */
  seal: () => Seal;
  /** Where an organisation's own people sign in; undefined where none is set. */
  provider: Provider | undefined;
  /** How people are told of changes to their accounts. */
  mailing?: Mailing | undefined;
  /** Told of every attempt to sign in, for those who watch the hub. */
  attempted?: ((outcome: 'succeeded' | 'failed') => void) | undefined;
};

/** What a request says of whoever sent it, before they are known. */
export type From = {
  /** Of the network. */
  address: string;
  /** The User-Agent header. */
  agent?: string | undefined;
  requestId?: string | undefined;
};
