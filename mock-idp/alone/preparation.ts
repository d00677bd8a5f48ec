import type { EntraConfig, MockEntra } from '../contract.ts'
import type { Told } from './told.ts'

export interface Prepared {
  readonly config: EntraConfig | undefined
  /** What is left to do when it runs, and what to tell. */
  readonly finish: (entra: MockEntra) => Told
}

export type Preparation =
  | { readonly kind: 'ready'; readonly prepared: Prepared }
  /** The whole message. */
  | { readonly kind: 'wrong'; readonly message: string }
