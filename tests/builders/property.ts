import fc from 'fast-check'

/**
 * Property tests draw the same cases in every run, so that a run says something
 * about the change and not about its luck. FC_SEED=N draws others, FC_RUNS=N more.
 */
const { FC_SEED, FC_RUNS } = process.env
fc.configureGlobal({ seed: Number(FC_SEED ?? 20_190_515), ...(FC_RUNS ? { numRuns: Number(FC_RUNS) } : {}) })
