/** Something that is wrong in a scenario file, with the cure. */
export interface Problem {
  /** Path of the property, such as `needs.1` or `steps.0.organisation`; empty is the file itself. */
  readonly at: string
  readonly says: string
}

export const problem = (at: string, says: string): Problem => ({ at, says })
