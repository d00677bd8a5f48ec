import { errorOf } from '../aadsts/refusal.ts'
import type { JournalEntry } from '../contract.ts'
import { findApplication, type LiveAuthority } from '../directory/directory.ts'
import { type Members, tell } from '../faults/apply.ts'
import { takeFaults } from '../faults/select.ts'
import { withWholeFaults } from '../faults/whole.ts'
import { discoveryDocument } from '../metadata/discovery.ts'
import { keySetDocument } from '../metadata/key-set.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
import { publicMetadata } from '../server/headers.ts'
import { jsonReply, refusalJson } from '../server/replies.ts'
import type { World } from '../world.ts'
import { locate, stampOf, tenantOf } from './context.ts'

type MetadataMessage = Extract<JournalEntry['message'], 'discovery' | 'jwks'>

/** The metadata document and the key set: they differ only in what they say. */
const metadataHandler =
  (
    message: MetadataMessage,
    documentOf: (world: World, authority: LiveAuthority, incoming: Incoming) => Members,
    reason: string,
  ) =>
  async (world: World, incoming: Incoming): Promise<Reply> => {
    const located = locate(world, incoming.segment)
    if (located.kind === 'refused')
      return refusalJson(
        world,
        located.refusal,
        stampOf(world, incoming),
        400,
        { message, tenant: null },
        errorOf(located.refusal.code, 'metadata'),
      )
    const { authority } = located
    const honest = documentOf(world, authority, incoming)
    const tenant = authority.kind === 'tenant' ? authority.tenant : undefined
    const faults =
      tenant === undefined
        ? []
        : takeFaults(tenant.faults, message, { application: incoming.query['appid']?.toLowerCase() })
    const told =
      tenant === undefined
        ? { message: honest, delivered: [] }
        : tell(honest, faults, { hosts: world, clock: tenant.clock })
    const note: Note = {
      message,
      tenant: tenantOf(authority),
      outcome: 'answered',
      reason,
      delivered: told.delivered,
    }
    const reply = jsonReply(200, told.message, [note], publicMetadata)
    return withWholeFaults(reply, faults, honest)
  }

export const handleDiscovery = metadataHandler(
  'discovery',
  (world, authority, { query }) => discoveryDocument(world, authority, query['appid']),
  'The metadata document was fetched.',
)

export const handleKeySet = metadataHandler(
  'jwks',
  (world, authority, { query }) =>
    keySetDocument(
      world,
      authority,
      query['appid'] === undefined ? undefined : findApplication(world.directory, authority, query['appid']),
    ),
  'The key set was fetched.',
)
