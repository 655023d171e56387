/** A domain that nobody can have (RFC 2606), so that no mail of a demo goes anywhere. */
const domain = 'demo.example';

/** A demo account: one for each role over the part of the shipped sample where there is most to see. */
export type DemoPerson = {
  name: string;
  position: string;
  email: string;
  role: string;
  subject: string;
};

const people = [
  ['Demo National Team', 'Head of Performance', 'national-team', 'national'],
  ['Demo Commissioner', 'Deputy Director of Custody', 'commissioner', 'west-midlands'],
  ['Demo Provider Manager', 'Governor', 'provider-manager', 'stafford'],
  ['Demo Analyst', 'Regional Performance Analyst', 'analyst', 'west-midlands'],
  ['Demo Practitioner', 'Offender Supervisor', 'practitioner', 'stafford'],
  ['Demo Auditor', 'Internal Auditor', 'auditor', 'national'],
  ['Demo Administrator', 'Service Administrator', 'administrator', 'national'],
] as const;

export const demoPeople: readonly DemoPerson[] = people.map(([name, position, role, subject]) => ({
  ...{ name, position, role, subject },
  email: `${role}@${domain}`,
}));

/** Whether an e-mail address is that of a demo account, which production does not let in. */
export function isDemoAddress(email: string): boolean {
  return email.normalize('NFKC').trim().toLowerCase().endsWith(`@${domain}`);
}
