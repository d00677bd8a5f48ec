/** What only a real browser has: a history, and pages that embed others. */
import type { Tab } from '../browser/browser.ts'
import { HarnessError } from '../errors.ts'
import type { Seen } from '../evidence.ts'
import type { Step } from '../scenario.ts'
import { takeSeat } from './login.ts'
import { crashOf, follow } from './product.ts'
import { organisationOf, type World } from './world.ts'

type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>

/** More pages than anybody opened in the tab. */
const mostBack = 6

const onlyReal = (): HarnessError =>
  new HarnessError('environment', 'only a real browser has a history and embeds pages')

/** Opens the private page in the person's own tab, or looks what comes back by "Back". */
export const lookInTab = async (
  world: World,
  step: Extract<Step, { readonly do: 'open-private' | 'go-back' }>,
): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const { tab } = await takeSeat(world, state, null, step.browser)
  const sign = state.canaries.private
  if (step.do === 'open-private') {
    await follow(world, tab, 'probe', await world.stage.driver.probe(state.id, 'private'), 'leaves')
    return seenIn(world, tab, sign)
  }
  if (tab.back === undefined) throw onlyReal()
  for (let pressed = 0; pressed < mostBack && (await tab.back()) !== undefined; pressed += 1) {
    if (tab.page?.body.includes(sign) === true) break
  }
  return seenIn(world, tab, sign)
}

const seenIn = (world: World, { page }: Tab, sign: string): Seen => {
  const crash = page === undefined ? undefined : crashOf(world, { kind: 'page', page })
  return {
    kind: 'look',
    shown: page?.body.includes(sign) === true,
    status: page?.status ?? 0,
    ...(crash === undefined ? {} : { crash }),
  }
}

/** A page of another site embeds the start of SSO. */
export const embedLogin = async (world: World, step: StepOf<'embed-login'>): Promise<Seen> => {
  const state = organisationOf(world, step.organisation)
  const { browser } = await takeSeat(world, state, null, step.browser, false, true)
  const reply = await world.stage.driver.login(state.id, '')
  const last = reply.status === 'go' ? reply.actions.at(-1) : undefined
  if (last === undefined || !('visit' in last))
    throw new HarnessError(
      'driver',
      'the driver names no address at which SSO starts, so none can be embedded',
    )
  const tab = browser.tab()
  if (tab.embed === undefined) throw onlyReal()
  const url = new URL(last.visit)
  // Of the product's own scheme: what an https page embeds by http is upgraded or left out.
  await tab.embed(new URL(`${url.protocol}//attacker.example/`), url, step.as)
  return { kind: 'done' }
}
