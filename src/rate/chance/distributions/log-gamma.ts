/** Half the logarithm of 2π. */
const halfLogTwoPi = 0.9189385332046728;

/** From here on Stirling's series, as far as it is taken, is exact to 15 digits. */
const far = 10;

/** B(2j) / (2j (2j − 1)) of Stirling's series, with B the Bernoulli numbers. */
const coefficients = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360_360,
  1 / 156,
  -3617 / 122_400,
];

/**
 * Natural logarithm of the gamma function of x above 0, by Stirling's series after steps up to where it is
 * exact. Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964), 6.1.15 and 6.1.41.
 */
export function logGamma(x: number): number {
  let product = 1;
  let at = x;
  for (; at < far; at += 1) product *= at;
  return (at - 0.5) * Math.log(at) - at + halfLogTwoPi + series(at) - Math.log(product);
}

/**
 * What Stirling's formula leaves of the logarithm of x factorial: ln x! less (x + ½) ln x − x + ½ ln 2π.
 * Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000), section 2.
 */
export function stirlingError(x: number): number {
  if (x >= far) return series(x);
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - halfLogTwoPi;
}

function series(x: number): number {
  const inverse = 1 / (x * x);
  return coefficients.reduceRight((sum, coefficient) => sum * inverse + coefficient, 0) / x;
}
