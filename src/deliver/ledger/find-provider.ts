import type { IsoDate } from '../../calendar/index.ts';
import type { RecordType } from '../../catalogue/index.ts';
import {
  type Estate,
  findProvider,
  findSubject,
  nearestNames,
  type Provider,
} from '../../estate/index.ts';

export type Found = { provider: Provider } | { mistake: string; expected: string };

/** Names written wrong are kept in mind as well, up to this many. */
const namesKept = 20_000;

/** Finds the providers of records by any name of the register, and whether one may keep theirs; each name once. */
export class ProviderNames {
  private readonly found = new Map<string, Found>();
  private readonly estate: Estate;
  private readonly type: RecordType;
  private readonly mayKeep: (providerId: string) => boolean;

  constructor(
    estate: Estate,
    type: RecordType,
    mayKeep: (providerId: string) => boolean = () => true,
  ) {
    this.estate = estate;
    this.type = type;
    this.mayKeep = mayKeep;
  }

  find(name: string): Found {
    const known = this.found.get(name);
    if (known) return known;
    const found = this.lookUp(name);
    if (this.found.size < namesKept) this.found.set(name, found);
    return found;
  }

  private lookUp(name: string): Found {
    const { providers: kinds, plural } = this.type;
    const kindWords = kinds.join(' or ');
    const subjects = kinds.map((kind) => findSubject(this.estate, name, { kind }));
    const subject = subjects.find((one) => one !== undefined);
    const provider = subject && findProvider(this.estate, subject.id);
    if (provider?.simulated) {
      return {
        mistake: `${provider.name} is simulated, and only the simulation writes its records.`,
        expected: `the real ${kindWords}`,
      };
    }
    if (provider && !this.mayKeep(provider.id)) {
      return {
        mistake: `Your roles do not cover ${provider.name}.`,
        expected: 'a provider for whom you keep records',
      };
    }
    if (provider) return { provider };
    const other = findSubject(this.estate, name);
    if (other) {
      return {
        mistake: `${other.name} is ${article(other.kind)}. ${plural} are recorded by ${kinds.map((kind) => `${kind}s`).join(' and ')}.`,
        expected: `the name of an ${kindWords}`,
      };
    }
    const [kind] = kinds;
    const near = nearestNames(this.estate, name, kinds.length === 1 && kind ? { kind } : {});
    return {
      mistake: `No ${kindWords} has this name. Nearest: ${near.join(', ')}.`,
      expected: `the name of an ${kindWords}`,
    };
  }
}

function article(kind: string): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

/** Why a provider cannot have had a record on a day; undefined when it can. */
export function notOpenOn({ name, opened, closed }: Provider, day: IsoDate): string | undefined {
  if (closed !== undefined && day >= closed) return `${name} closed on ${closed}, before ${day}.`;
  if (opened !== undefined && day < opened) return `${name} opened on ${opened}, after ${day}.`;
  return undefined;
}
