export const isLong = process.env.FAULTS === 'long'

/** FAULTS=long makes everything more and more often; without it a run takes minutes. */
export const inForm = (usual: number, long: number): number => (isLong ? long : usual)
