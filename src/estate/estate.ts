import type { IsoDate } from '../calendar/index.ts';
import { isSimulated } from './simulated-id.ts';
import type { Dated, DatedAlias, Provider, StatedDate, Subject, Territory } from './subject.ts';

/** A provider's membership of a group, and when. */
export type Member = Dated & { id: string };

/** Providers reported together (`reporting`) or compared with one another (`comparator`). */
export type Group = {
  id: string;
  kind: 'reporting' | 'comparator';
  name: string;
  officialName: string;
  members: Member[];
  aliases: DatedAlias[];
  source: string;
};

/** Providers that became another one, and the day. */
export type Succession = {
  fromIds: string[];
  to: string;
  on: IsoDate;
  stated?: StatedDate;
  source: string;
};

/** Everyone a figure can be about, as plain data. */
export type Estate = {
  nation: Territory;
  /** The whole of the simulated providers, where the estate shows them. */
  simulatedNation?: Territory;
  regions: Territory[];
  providers: Provider[];
  groups: Group[];
  successions: Succession[];
};

/** A group as the subject of a figure. */
export function groupSubject(group: Group): Subject {
  const { id, name, officialName } = group;
  return { id, kind: 'group', name, officialName, ...(isSimulated(id) && { simulated: true }) };
}

/** The nation that a subject is part of: the simulated one of a simulated subject. */
export function nationOf(estate: Estate, { simulated }: Pick<Subject, 'simulated'>): Territory {
  return (simulated && estate.simulatedNation) || estate.nation;
}

/** The nation and its regions; where the estate is simulated, then the simulated ones. */
export function territoriesOf({ nation, regions, simulatedNation }: Estate): Territory[] {
  if (!simulatedNation) return [nation, ...regions];
  const twins = regions.filter(({ simulated }) => simulated);
  const real = regions.filter(({ simulated }) => !simulated);
  return [nation, ...real, simulatedNation, ...twins];
}
