import type { Timeliness } from '../../returns/return.ts';

/** How timely the returns shown are, each with what it is called. */
export function timelinessWords(timeliness: Timeliness) {
  const { due, inTime, late, missing, revised, percentInTime } = timeliness;
  return [
    { term: 'Fell due', text: due.toLocaleString('en-GB') },
    {
      term: 'In time',
      text:
        percentInTime === null
          ? '0'
          : `${inTime.toLocaleString('en-GB')} (${percentInTime.toFixed(1)}%)`,
    },
    { term: 'Late', text: late.toLocaleString('en-GB') },
    { term: 'Missing', text: missing.toLocaleString('en-GB') },
    { term: 'Submitted once more', text: revised.toLocaleString('en-GB') },
  ];
}
