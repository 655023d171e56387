import { GatehouseError } from '../../errors.ts';
import { type PeopleGround, roleProblems } from '../people/index.ts';
import type { SignInGround } from './ground.ts';
import { loadCommonPasswords } from './known-passwords.ts';
import { openProvider } from './provider/provider.ts';
import { type Seal, sealOf } from './seal.ts';
import type { SignInSettings } from './settings.ts';

/**
 * What signing in works with, over the hub as the program itself has it (not confined to a caller). Nothing is asked
 * of a provider yet. Throws CONFIG_INVALID naming every role and part of the estate of its groups that is not there.
 */
export function openSignIn(
  hub: PeopleGround,
  { root, ...given }: Pick<SignInGround, 'settings' | 'attempted' | 'mailing'> & { root: string },
): SignInGround {
  const { settings } = given;
  requireKnownRoles(hub, settings);
  let seal: Seal | undefined;
  return {
    ...{ database: hub.database, estate: hub.estate, catalogue: hub.catalogue, now: hub.now },
    ...given,
    commonPasswords: loadCommonPasswords(root),
    seal: () => {
      seal ??= sealOf(settings);
      return seal;
    },
    provider: settings.provider && openProvider(settings.provider),
  };
}

function requireKnownRoles(hub: PeopleGround, { provider }: SignInSettings): void {
  const problems = (provider?.groupRoles ?? []).flatMap(({ group, role, subject }) =>
    roleProblems({ role, subjectId: subject }, hub).map(({ message }) => ({
      message: `GATEHOUSE_OIDC_ROLES cannot be used: ${message}`,
      found: `${group}=${role}@${subject}`,
    })),
  );
  if (problems.length === 0) return;
  throw new GatehouseError('CONFIG_INVALID', 'The settings cannot be used.', { problems });
}
