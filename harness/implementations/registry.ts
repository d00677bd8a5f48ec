/** The implementations that the harness has at hand, by name. A product of your own is an HTTP driver's URL instead. */

import type { OwnedDriver } from '../driver.ts'
import { HarnessError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import {
  alwaysGreen,
  answersSlowly,
  breaksAtCallback,
  neverAsks,
  showsEverything,
} from './null/empty-shells.ts'
import { refusesEverything } from './null/refuses-everything.ts'
import { createReferenceDriver } from './reference/driver.ts'
import { flaws, isFlawName } from './reference/flaws.ts'
import { isVariantName, variants } from './reference/variants.ts'

export interface ImplementationOptions {
  /** PEM text of the authority that signed the mock Entra's certificate. */
  readonly ca?: string
  /** `host:port` of servers on private addresses that it may ask all the same: the mock Entra and its neighbours. */
  readonly providers?: readonly string[]
  /** A certificate and its key, PEM, for implementations that are there over https as well. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Only for the reference implementation. */
  readonly flaw?: string
  /** Only for the reference implementation. */
  readonly variant?: string
}

export interface Implementation {
  readonly name: string
  /** One line for a listing. */
  readonly says: string
  readonly create: (options?: ImplementationOptions) => Promise<OwnedDriver>
}

/** The names of the flaws of the reference implementation. */
export const flawNames: readonly string[] = Object.keys(flaws)

/** The names of its benign variants. */
export const variantNames: readonly string[] = Object.keys(variants)

const unknown = (what: string, name: string, names: readonly string[]): HarnessError =>
  new HarnessError(
    'usage',
    `There is no ${what} "${name}".${didYouMean(name, names)} There are: ${names.join(', ')}.`,
  )

const createReference = async ({
  flaw,
  variant,
  ...options
}: ImplementationOptions = {}): Promise<OwnedDriver> => {
  if (flaw !== undefined && !isFlawName(flaw)) throw unknown('flaw', flaw, flawNames)
  if (variant !== undefined && !isVariantName(variant)) throw unknown('variant', variant, variantNames)
  return createReferenceDriver({
    ...options,
    ...(flaw === undefined ? {} : { flaw }),
    ...(variant === undefined ? {} : { variant }),
  })
}

export const implementations: readonly Implementation[] = [
  { name: 'reference', says: 'a small product that is right, or has one flaw', create: createReference },
  { name: 'null-1', says: 'answers 403 to everything', create: refusesEverything },
  { name: 'null-2', says: 'breaks at every callback', create: breaksAtCallback },
  { name: 'null-3', says: 'shows private content to everybody', create: showsEverything },
  { name: 'null-4', says: 'is always green', create: alwaysGreen },
  { name: 'null-5', says: 'never asks the identity provider', create: neverAsks },
  { name: 'null-6', says: 'is right, and slow', create: answersSlowly },
]
