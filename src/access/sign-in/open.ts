import type { Database } from '../../database/index.ts';
import type { Estate } from '../../estate/index.ts';
import { loadCommonPasswords } from './common-passwords.ts';
import type { SignInGround } from './ground.ts';
import { openProvider } from './provider/provider.ts';
import { type Seal, sealOf } from './seal.ts';
import type { SignInSettings } from './settings.ts';

/**
 * What signing in works with, over the hub as the program itself has it (not confined to a caller). Nothing is asked
 * of a provider yet.
 */
export function openSignIn(
  hub: { database: Database; estate: Estate; now: () => Date },
  { settings, root }: { settings: SignInSettings; root: string },
): SignInGround {
  let seal: Seal | undefined;
  return {
    database: hub.database,
    estate: hub.estate,
    now: hub.now,
    settings,
    commonPasswords: loadCommonPasswords(root),
    seal: () => {
      seal ??= sealOf(settings);
      return seal;
    },
    provider: settings.provider && openProvider(settings.provider),
  };
}
