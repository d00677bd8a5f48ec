import type {
  Application,
  ApplicationOptions,
  ClientSecret,
  MockEntra,
  Person,
  PersonOptions,
  Tenant,
  TenantOptions,
} from '../../contract.ts'
import type { Fault } from '../../faults/fault.ts'
import type { Browser } from '../../testing/relying-party.ts'
import type { Channel } from '../catalogue.ts'

/** What a way is walked on: a tenant of its own, with an application, a secret, a person and a browser. */
export interface Stage {
  readonly entra: MockEntra
  readonly tenant: Tenant
  readonly app: Application
  readonly secret: ClientSecret
  readonly person: Person
  readonly browser: Browser
}

/** Does something at the mock; what it answers is looked at. */
export type Act = (stage: Stage) => Promise<Response>

/**
 * One way to meet an AADSTS number here. `tenant`, `application` and `person` are what differs from a tenant in
 * order; `arrange` is what cannot be said in them; `act` is what a product or a person does then.
 */
export interface Way {
  readonly code: number
  /** One sentence of Markdown for people: what to configure, and what to do. */
  readonly how: string
  /** Where the number is seen. */
  readonly seen: Channel
  readonly tenant?: TenantOptions
  readonly application?: ApplicationOptions
  readonly person?: Partial<PersonOptions>
  readonly faults?: readonly Fault[]
  readonly arrange?: (stage: Stage) => void
  readonly act: Act
  /** The page says it in words without a number, as Entra's does; the journal has the number. */
  readonly unnumbered?: true
  /** The OAuth error, where the endpoint has another one than the catalogue says for this channel. */
  readonly error?: string
}
