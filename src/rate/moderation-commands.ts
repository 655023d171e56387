import type { Period } from '../calendar/index.ts';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { formatOption, readPeriod } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import { GatehouseError, type Problem } from '../errors.ts';
import type { Hub } from '../hub.ts';
import {
  type ListedModeration,
  listModerations,
  type ModeratedRating,
  type ModerationWish,
  moderate,
  withdrawModeration,
} from './moderation/moderate.ts';

const columns: Column<ListedModeration>[] = [
  { heading: 'Provider', read: ({ provider }) => provider },
  { heading: 'Scheme', read: ({ scheme, version }) => `${scheme}@${version}` },
  { heading: 'Period', read: ({ period }) => period },
  { heading: 'Computed', read: ({ computed }) => computed },
  { heading: 'Moderated', read: ({ band }) => band },
  { heading: 'By', read: ({ by, role }) => `${by}, ${role}` },
  { heading: 'Reason', read: ({ reason }) => reason },
  { heading: 'Recorded', read: ({ recordedAt }) => recordedAt },
  {
    heading: 'Withdrawn',
    read: ({ withdrawn }) => (withdrawn ? `by ${withdrawn.by}: ${withdrawn.reason}` : ''),
  },
];

type ModerateOptions = Partial<ModerationWish> & {
  scheme?: string;
  provider?: string;
  period?: Period;
  band?: string;
  withdraw?: boolean;
  list?: boolean;
  format: Format;
};

/** `gatehouse moderate`. */
export const addModerateCommand: AddCommands = (program, setting) => {
  needs(program.command('moderate'), 'moderate ratings')
    .description(
      'Put another band beside a computed one with a reason, take it back, or list them.',
    )
    .option('--scheme <code>', 'such as prison-rating-2009')
    .option('--provider <name>', 'whose rating')
    .option('--period <period>', 'such as 2007-08', readPeriod)
    .option('--band <label>', 'the band that is to stand beside the computed one')
    .option('--reason <words>', 'why')
    .option('--by <name>', 'the name of who moderates; with a token your own')
    .option('--role <role>', 'the office in which they do')
    .option('--withdraw', 'take the moderation that stands back')
    .option('--list', 'list what was moderated, the latest first')
    .addOption(formatOption())
    .action((options: ModerateOptions) =>
      setting.withHub('moderate', (hub) => runModerate(hub, options, setting)),
    );
};

async function runModerate(hub: Hub, options: ModerateOptions, setting: Setting): Promise<void> {
  const { scheme, provider, period, format } = options;
  if (options.list) {
    const listed = await listModerations(hub, { scheme, provider, period });
    setting.out(printRows(format, listed, columns));
    return;
  }
  const rating = ratingOf(options);
  const { by = '', role = '', reason = '' } = options;
  const moderator = { by, role, reason };
  if (options.withdraw) {
    await withdrawModeration(hub, rating, moderator);
    setting.note(`The moderation of ${rating.provider} is withdrawn; the computed band stands.`);
  } else {
    const kept = await moderate(hub, rating, { ...moderator, band: options.band ?? '' });
    setting.note(`Computed ${kept.computed}, moderated to ${kept.band}; both are shown.`);
  }
  setting.out(printRows(format, await listModerations(hub, rating), columns));
}

/** Throws RATE_MODERATION_REFUSED with everything that was not said. */
function ratingOf({ scheme, provider, period, band, withdraw }: ModerateOptions): ModeratedRating {
  const problems: Problem[] = [
    ...(scheme === undefined ? [missing('scheme')] : []),
    ...(provider === undefined ? [missing('provider')] : []),
    ...(period === undefined ? [missing('period')] : []),
    ...(band === undefined && !withdraw ? [missing('band')] : []),
  ];
  if (scheme !== undefined && provider !== undefined && period && problems.length === 0) {
    return { scheme, provider, period };
  }
  throw new GatehouseError('RATE_MODERATION_REFUSED', 'Say which rating is moderated.', {
    ...{ status: 422, problems },
  });
}

function missing(name: string): Problem {
  return { message: `Add --${name}.`, place: { path: name } };
}
