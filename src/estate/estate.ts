import type { IsoDate } from '../calendar/index.ts';
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
  regions: Territory[];
  providers: Provider[];
  groups: Group[];
  successions: Succession[];
};

/** A group as the subject of a figure. */
export function groupSubject(group: Group): Subject {
  return { id: group.id, kind: 'group', name: group.name, officialName: group.officialName };
}
