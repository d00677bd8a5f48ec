/** The servers of a run that a product with an egress guard has to let pass, although they are on this machine. */
import type { MockEntra } from '../../mock-idp/contract.ts'
import { canaryHost } from './canary.ts'

/** As `host:port`: the mock Entra, its neighbour, and the stranger's server of the canary. */
export const providersOf = async ({
  origin,
  neighbour,
}: Pick<MockEntra, 'origin' | 'neighbour'>): Promise<readonly string[]> => [
  new URL(origin).host,
  new URL(neighbour).host,
  await canaryHost(),
]
