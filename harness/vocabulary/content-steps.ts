import type { WriteExpectation } from './expectations.ts'
import type { Character, OrganisationName } from './organisation.ts'

/** What is done with private content, and what decides who may. */
export type ContentStep = {
  /**
   * Somebody sends each of the requests with which members change private content (capability
   * `write-probe`); what came of it is read in the browser `readIn`, whose person is in.
   */
  readonly do: 'write'
  readonly who: Character | null
  readonly browser?: string
  readonly readIn: string
  readonly organisation?: OrganisationName
  readonly expect?: WriteExpectation
}
