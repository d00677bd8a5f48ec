import type { Refusal } from '../aadsts/refusal.ts'
import type { JournalEntry } from '../contract.ts'
import { findApplication, type LiveAuthority } from '../directory/directory.ts'
import { type Members, tell } from '../faults/apply.ts'
import { takeFaults } from '../faults/select.ts'
import { withWholeFaults } from '../faults/whole.ts'
import { discoveryDocument, discoveryDocumentV1 } from '../metadata/discovery.ts'
import { keySetDocument } from '../metadata/key-set.ts'
import type { Incoming, Note, Reply } from '../server/exchange.ts'
import { publicErrors, publicMetadata } from '../server/headers.ts'
import { jsonReply } from '../server/json-reply.ts'
import type { World } from '../world.ts'
import { type Located, locate, stampOf, tenantOf, versionOf } from './context.ts'

type MetadataMessage = Extract<JournalEntry['message'], 'discovery' | 'jwks'>

/** The metadata document and the key set: they differ only in what they say. */
const metadataHandler =
  (
    message: MetadataMessage,
    documentOf: (world: World, authority: LiveAuthority, incoming: Incoming) => Members,
    reason: string,
  ) =>
  async (world: World, incoming: Incoming): Promise<Reply> => {
    const located = locateMetadata(world, incoming, message)
    if (located.kind === 'refused') return refuse(world, incoming, message, located.refusal)
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

/** Refusals are loaded with the first of them: the words of all numbers would delay the start. */
const refuse = async (
  world: World,
  incoming: Incoming,
  message: MetadataMessage,
  refusal: Refusal,
): Promise<Reply> => {
  const [{ errorOf }, { refusalJson }] = await Promise.all([
    import('../aadsts/refusal.ts'),
    import('../server/replies.ts'),
  ])
  const stamp = stampOf(world, incoming)
  const note = { message, tenant: null }
  const reply = refusalJson(world, refusal, stamp, 400, note, errorOf(refusal.code, 'metadata'))
  return { ...reply, headers: { ...reply.headers, ...publicErrors } }
}

/** The v1.0 document knows `common` and tenants, and takes `organizations` and `consumers` for tenants that do not exist. */
const locateMetadata = (world: World, incoming: Incoming, message: MetadataMessage): Located => {
  const located = locate(world, incoming.segment)
  if (message === 'jwks' || located.kind === 'refused' || versionOf(incoming) === 2) return located
  const { kind, segment } = located.authority
  if (kind === 'tenant' || segment === 'common') return located
  const reason = `The v1.0 metadata document is not served at ${segment}.`
  return { kind: 'refused', refusal: { code: 90002, values: { tenantName: segment }, reason } }
}

/** `OPTIONS`: a browser asks whether a page of another origin may read the metadata. */
export const handlePreflight = async (world: World, { segment, headers }: Incoming): Promise<Reply> => {
  const located = locate(world, segment)
  const asked = headers['access-control-request-headers']
  const note: Note = {
    message: 'other',
    tenant: located.kind === 'refused' ? null : tenantOf(located.authority),
    outcome: 'answered',
    reason: 'A browser asked whether another origin may read the metadata.',
  }
  const allowed = asked === undefined ? {} : { 'Access-Control-Allow-Headers': asked }
  return { status: 200, headers: { ...publicMetadata, ...allowed }, body: '', notes: [note] }
}

export const handleDiscovery = metadataHandler(
  'discovery',
  (world, authority, incoming) =>
    (versionOf(incoming) === 1 ? discoveryDocumentV1 : discoveryDocument)(
      world,
      authority,
      incoming.query['appid'],
    ),
  'The metadata document was fetched.',
)

export const handleKeySet = metadataHandler(
  'jwks',
  (world, authority, incoming) => {
    const appid = incoming.query['appid']
    const application = appid === undefined ? undefined : findApplication(world.directory, authority, appid)
    return keySetDocument(world, authority, versionOf(incoming), application)
  },
  'The key set was fetched.',
)
