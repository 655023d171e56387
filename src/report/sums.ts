/** Figures that should add up: a total and its parts, by code of metric. */
export type Sum = { total: string; parts: readonly string[] };

/** The themes of Safer Communities with their parts, in the order in which the report prints them. */
export const saferCommunities: readonly Sum[] = [
  { total: 'L03', parts: ['L04', 'L05', 'L06', 'L07', 'L08'] },
  { total: 'L09', parts: ['L10', 'L11', 'L12', 'L13'] },
  { total: 'L14', parts: ['L15', 'L16', 'L17'] },
  { total: 'L18', parts: ['L19', 'L20', 'L21'] },
  { total: 'L22', parts: ['L23', 'L24', 'L25'] },
  { total: 'L26', parts: [] },
  { total: 'L27', parts: ['L28', 'L29'] },
];

/** Every sum that the sources of 2007-08 let anyone check. */
export const statedSums: readonly Sum[] = [
  { total: 'L01', parts: saferCommunities.map(({ total }) => total) },
  ...saferCommunities.filter(({ parts }) => parts.length > 0),
  { total: 'R11', parts: ['R06', 'R07', 'R08', 'R09'] },
  { total: 'H01', parts: ['H02', 'H03'] },
  { total: 'G01', parts: ['G03', 'G04'] },
];

/** Percentages that the text states of a metric that has an outturn and a level. */
export const statedPercents: ReadonlyArray<{ stated: string; of: string; as: 'over' | 'reached' }> =
  [
    { stated: 'G30', of: 'P09', as: 'over' },
    { stated: 'G31', of: 'P13', as: 'over' },
    { stated: 'G32', of: 'P14', as: 'over' },
    { stated: 'G33', of: 'P17', as: 'over' },
    { stated: 'G34', of: 'P18', as: 'over' },
    { stated: 'G35', of: 'P19', as: 'over' },
    { stated: 'G36', of: 'P20', as: 'over' },
    { stated: 'G40', of: 'P14', as: 'reached' },
    { stated: 'G41', of: 'P18', as: 'reached' },
    { stated: 'G42', of: 'P19', as: 'reached' },
  ];
