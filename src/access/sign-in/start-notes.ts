import { demoAccounts } from './demo-accounts.ts';
import { firstAdministratorLink } from './first-administrator.ts';
import type { SignInGround } from './ground.ts';

/**
 * What whoever starts the hub is told of signing in, line by line: the demo accounts, or in production the link of the
 * first administrator until it was used. `origin` is where the hub can be reached.
 */
export async function startNotes(ground: SignInGround, origin: string): Promise<string[]> {
  if (!ground.settings.production) {
    const accounts = await demoAccounts(ground);
    if (accounts.length === 0) return [];
    const width = Math.max(...accounts.map(({ email }) => email.length));
    return [
      'Demo accounts, one a role, none of them in production:',
      ...accounts.map(({ email, password }) => `  ${email.padEnd(width)}  ${password}`),
    ];
  }
  const path = await firstAdministratorLink(ground);
  if (path === undefined) return [];
  const address = `${ground.settings.publicUrl ?? origin}${path}`;
  return [
    `Nobody manages people yet. Within an hour, become the first administrator at ${address}`,
  ];
}
