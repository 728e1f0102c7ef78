/** The part of jStat that this room uses; the package ships no types. */
declare module 'jstat' {
  interface Distribution {
    cdf(x: number, ...shape: number[]): number;
    inv(p: number, ...shape: number[]): number;
  }
  interface JStat {
    studentt: Distribution;
    gammaln(x: number): number;
    mean(values: readonly number[]): number;
    /** `sample` true divides by n - 1. */
    stdev(values: readonly number[], sample: boolean): number;
  }
  const library: { jStat: JStat };
  export default library;
}
