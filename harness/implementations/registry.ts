/** The implementations that the harness has at hand, by name. A product of your own is an HTTP driver's URL instead. */
import { HarnessError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { alwaysGreen, breaksAtCallback, neverAsks, showsEverything } from './null/empty-shells.ts'
import { refusesEverything } from './null/refuses-everything.ts'
import { createReferenceDriver, type OwnedDriver } from './reference/driver.ts'
import { flaws, isFlawName } from './reference/flaws.ts'

export interface ImplementationOptions {
  /** PEM text of the authority that signed the mock Entra's certificate. */
  readonly ca?: string
  /** `host:port` of servers on private addresses that it may ask all the same: the mock Entra and its neighbours. */
  readonly providers?: readonly string[]
  /** Only for the reference implementation. */
  readonly flaw?: string
}

export interface Implementation {
  readonly name: string
  /** One line for a listing. */
  readonly says: string
  readonly create: (options?: ImplementationOptions) => Promise<OwnedDriver>
}

/** The names of the flaws of the reference implementation. */
export const flawNames: readonly string[] = Object.keys(flaws)

const createReference = async ({ flaw, ...options }: ImplementationOptions = {}): Promise<OwnedDriver> => {
  if (flaw === undefined) return createReferenceDriver(options)
  if (isFlawName(flaw)) return createReferenceDriver({ ...options, flaw })
  throw new HarnessError(
    'usage',
    `There is no flaw "${flaw}".${didYouMean(flaw, flawNames)} There are: ${flawNames.join(', ')}.`,
  )
}

export const implementations: readonly Implementation[] = [
  { name: 'reference', says: 'a small product that is right, or has one flaw', create: createReference },
  { name: 'null-1', says: 'answers 403 to everything', create: refusesEverything },
  { name: 'null-2', says: 'breaks at every callback', create: breaksAtCallback },
  { name: 'null-3', says: 'shows private content to everybody', create: showsEverything },
  { name: 'null-4', says: 'is always green', create: alwaysGreen },
  { name: 'null-5', says: 'never asks the identity provider', create: neverAsks },
]
