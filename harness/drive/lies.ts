/** The identity provider begins to lie, and tells the truth again. */
import type { Fault, Json } from '../../mock-idp/faults/fault.ts'
import type { Seen } from '../evidence.ts'
import type { Step } from '../scenario.ts'
import { namesOf } from './names.ts'
import { fillJson } from './template.ts'
import { type OrganisationState, organisationOf, type World } from './world.ts'

type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>

/** Lies in what a product may keep. */
const isInDocuments = ({ at }: Fault): boolean => at === 'discovery' || at === 'jwks'

/** The product asks again for documents that say something else now, where the driver can make it. */
const forget = async (
  { stage: { driver, description } }: World,
  { id }: OrganisationState,
): Promise<Seen> => {
  if (!description.capabilities.includes('forgets-providers')) return { kind: 'done' }
  const reply = (await driver.forget?.(id)) ?? { status: 'unsupported' }
  return reply.status === 'ok'
    ? { kind: 'done' }
    : { kind: 'trouble', what: `the driver answers "${reply.status}" to "forget", which it says it can` }
}

export const lie = async (world: World, step: StepOf<'lie'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const names = namesOf(world)
  const faults = step.faults.map(
    (fault) => fillJson({ ...fault } as unknown as Json, names) as unknown as Fault,
  )
  state.directory.tenant.fault(...faults)
  if (!faults.some(isInDocuments)) return { kind: 'done' }
  state.documentsLied = true
  return forget(world, state)
}

export const tellTheTruth = async (world: World, step: StepOf<'tell-the-truth'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  state.directory.tenant.honest()
  if (!state.documentsLied) return { kind: 'done' }
  state.documentsLied = false
  return forget(world, state)
}
