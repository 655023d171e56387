import { InvalidArgumentError, Option } from 'commander';
import type { Period } from '../calendar/index.ts';
import { type AddCommands, needs, type Setting } from '../cli/command.ts';
import { formatOption, readPeriod, several } from '../cli/options.ts';
import type { Format } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import { compareRatings, listRatings, rateOne } from './actions.ts';
import { cardText } from './card-commands.ts';
import { comparisonText } from './comparison-commands.ts';
import { printShown } from './printing-commands.ts';
import { usualDraws } from './ranks/usual-draws.ts';
import { readWhatIf, type WrittenWhatIf } from './rating/written-what-if.ts';
import { ratingsText } from './ratings-commands.ts';
import { cardTable, comparisonTable, ratingTable } from './shown/rating-table.ts';
import { shownCard, shownComparison, shownReport } from './shown/shown-rating.ts';

type RateOptions = WrittenWhatIf & {
  scheme: string;
  region?: string;
  provider?: string;
  period?: Period;
  beside?: string;
  draws?: number;
  seed?: number;
  format: Format;
};

/** `gatehouse rate`. */
export const addRateCommand: AddCommands = (program, setting) => {
  const command = needs(program.command('rate'), 'see performance')
    .description('Rate providers by a scheme, say how sure the places are, and try what-ifs.')
    .requiredOption('--scheme <code>', 'such as ippf-2007, or ippf-2007@1 for a version')
    .option('--region <name>', 'a region; the nation without it')
    .option('--provider <name>', 'one provider, with its working and what would lift it')
    .option('--period <period>', 'such as 2007-08; the latest that can be rated', readPeriod)
    .addOption(besideOption())
    .addOption(
      new Option('--draws [number]', 'how sure places are, by so many draws')
        .argParser(readWhole)
        .preset(String(usualDraws.draws)),
    )
    .option('--seed <number>', `decides the draws (${usualDraws.seed})`, readWhole)
    .option('--outturn <figure>', 'what-if: as "Stafford:K05=9.5%"; may be repeated', several)
    .option('--level <figure>', 'what-if: as "Stafford:K05=9%"; may be repeated', several)
    .option('--weight <weight>', 'what-if: of an input, as k05=3; may be repeated', several)
    .option('--notice <notice>', 'what-if: the levels of a notice, as stafford-2014-15:2');
  command
    .addOption(formatOption())
    .action((options: RateOptions) =>
      setting.withHub('rate', (hub) => showRatings(hub, options, setting)),
    );
};

function besideOption(): Option {
  return new Option('--beside <scheme>', 'another scheme, to see who moves and why').conflicts([
    ...['provider', 'draws', 'seed', 'outturn', 'level', 'weight', 'notice'],
  ]);
}

function readWhole(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number.');
}

async function showRatings(hub: Hub, options: RateOptions, { out }: Setting): Promise<void> {
  const { scheme, region, provider, period, beside, draws, seed, format } = options;
  if (beside !== undefined) {
    const compared = await compareRatings(hub, { schemes: [scheme, beside], region, period });
    const shown = shownComparison(compared);
    const text = () => comparisonText(compared);
    return out(printShown(format, { data: shown, table: comparisonTable(shown), text }));
  }
  const asked = draws !== undefined || seed !== undefined;
  const question = {
    ...{ scheme, region, period, whatIf: readWhatIf(options) },
    sureness: asked
      ? { draws: draws ?? usualDraws.draws, seed: seed ?? usualDraws.seed }
      : undefined,
  };
  if (provider === undefined) {
    const report = await listRatings(hub, question);
    const shown = shownReport(report);
    const text = () => ratingsText(report);
    return out(printShown(format, { data: shown, table: ratingTable(shown), text }));
  }
  const card = await rateOne(hub, { ...question, provider });
  const shown = shownCard(card);
  out(
    printShown(format, { data: shown, table: cardTable(shown), text: () => cardText(hub, card) }),
  );
}
