import type { Bar, Change, Dot, TrendPoint } from '../../../src/web/index.ts';

const names = [
  'Avonmouth',
  'Blackheath',
  'Castle Vale and Long Wood North',
  'Dunmere',
  'Eastgate',
  'Fernhill House and Resettlement Centre for Young Adults, Western Wing',
];

/** Made-up providers: these figures show shapes, not anybody's performance. */
export const bars: readonly Bar[] = [
  { name: 'Avonmouth', value: 98, valueText: '98%', level: 90, levelText: '90%', status: 'met' },
  {
    name: 'Blackheath',
    value: 71.5,
    valueText: '71.5%',
    level: 85,
    levelText: '85%',
    status: 'missed',
  },
  {
    name: names[2] ?? '',
    value: 40,
    valueText: '40%',
    level: null,
    levelText: 'no target set',
    status: 'no level',
  },
  {
    name: 'Dunmere',
    value: null,
    valueText: 'not supplied',
    level: 85,
    levelText: '85%',
    status: 'no outturn',
  },
  { name: names[5] ?? '', value: 85, valueText: '85%', level: 85, levelText: '85%', status: 'met' },
];

export const changes: readonly Change[] = [
  { name: 'Avonmouth', change: 56, changeText: '+56', fromText: '100', toText: '44' },
  { name: 'Blackheath', change: -58, changeText: '−58', fromText: '22', toText: '80' },
  { name: 'Dunmere', change: null, changeText: 'not open', fromText: 'not open', toText: '12' },
  { name: 'Eastgate', change: 0, changeText: '0', fromText: '9', toText: '9' },
];

const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const points: readonly TrendPoint[] = months.map((month, index) => {
  const value = index === 4 ? null : 91 + ((index * 7) % 5);
  const level = index < 5 ? 92 : 94;
  return {
    period: `${month} 2007`,
    value,
    valueText: value === null ? 'not supplied' : `${value}%`,
    level,
    levelText: `${level}%`,
  };
});

export const dots: readonly Dot[] = Array.from({ length: 40 }, (_, index) => {
  const value = index === 3 ? null : 67 + ((index * 13) % 31);
  return {
    name: `Provider ${index + 1}`,
    value,
    valueText: value === null ? 'not applicable' : `${value}%`,
    highlighted: index === 7,
  };
});

export const matrixHead = [
  'Metric',
  ...Array.from({ length: 14 }, (_, index) => names[index % names.length] ?? ''),
];

const statuses = ['met', 'missed', 'no level', 'no outturn'] as const;

export const matrixRows = Array.from({ length: 12 }, (_, row) => [
  { text: `P${String(row + 1).padStart(2, '0')} Offenders seen in time`, href: `/metrics/${row}` },
  ...Array.from({ length: 14 }, (_, column) => {
    const status = statuses[(row + column * 3) % 4];
    return status === 'no outturn'
      ? { nothing: 'not supplied', status }
      : {
          text: `${60 + ((row * 7 + column * 5) % 40)}%`,
          href: '/sources',
          label: 'an outturn',
          status,
        };
  }),
]);
