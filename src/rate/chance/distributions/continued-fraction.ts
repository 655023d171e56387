const tiny = 1e-300;
const precision = 1e-16;
const mostSteps = 1_000_000;

/**
 * A continued fraction first + a(1) / (b(1) + a(2) / (b(2) + …)) by the modified method of Lentz: Thompson and
 * Barnett, "Coulomb and Bessel functions of complex arguments and order", Journal of Computational Physics 64
 * (1986), pages 490 to 509.
 */
export function continuedFraction(
  first: number,
  a: (step: number) => number,
  b: (step: number) => number,
): number {
  let value = awayFromNought(first);
  let c = value;
  let d = 0;
  for (let step = 1; step < mostSteps; step += 1) {
    const over = a(step);
    const under = b(step);
    d = 1 / awayFromNought(under + over * d);
    c = awayFromNought(under + over / c);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= precision) break;
  }
  return value;
}

function awayFromNought(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
