/** `greencheck init`: asks a little, looks at the product, writes a recipe with comments, and lets the doctor examine it. */
import { basename, resolve } from 'node:path'
import { startMockEntra } from '../../../mock-idp/index.ts'
import { decideScreen, painter } from '../../../reports/screen.ts'
import { closeAgents } from '../../drive/agent.ts'
import { HarnessError, wordsOf } from '../../errors.ts'
import { exitCodes } from '../../run/exit-codes.ts'
import { doctor } from '../doctor/doctor.ts'
import { complain, type Perform, type Surroundings } from '../surroundings.ts'
import { configures, guessEnvironment, unclearIn } from './environment.ts'
import { type Directory, type Explored, explore } from './explore.ts'
import type { Found } from './found.ts'
import { readNearby } from './nearby.ts'
import { isTerminal, openQuestions, type Questions, unasked } from './questions.ts'
import { recipeYaml } from './recipe-yaml.ts'
import { type Started, startProduct } from './start-product.ts'
import { parseTold, type Told, urlOf } from './told.ts'
import type { Place } from './visitor.ts'
import { checkFree, writeRecipe } from './write-recipe.ts'

type Say = (what: string, words: string) => void

/** Asks for what nobody typed, where somebody can be asked. */
const askFirst = async (told: Told, typed: ReadonlySet<string>, { ask }: Questions): Promise<Told> => {
  const url = typed.has('url')
    ? told.url
    : urlOf(await ask('Where do browsers reach your product?', told.url.origin))
  if (typeof url === 'string') throw new HarnessError('usage', url)
  const start = told.start ?? (await ask('How is it started? (empty: it runs already)', ''))
  return { ...told, url, start: start === '' ? undefined : start }
}

/** What `start.env` is to be, and what is not understood of it. */
const environmentOf = async (told: Told, start: string) => {
  const near = await readNearby(start, told.cwd)
  const env = { ...guessEnvironment(near.variables), ...told.env }
  return {
    env,
    unclear: unclearIn(near.variables, env),
    callback: told.callback ?? near.callback ?? '/auth/callback',
  }
}

type Environment = Awaited<ReturnType<typeof environmentOf>>

/** In the recipe the callback is a value like the others. */
const written = (env: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value.replaceAll('{{callback}}', '{{redirectUri}}')]),
  )

/** What may be asked after the product was looked at, in the order in which one needs the other. */
const later = [
  ['login', 'Where does a member start to sign in? (a path; empty: later)'],
  ['whoami', 'Where does it show the e-mail address of whoever is signed in?'],
  ['private', 'Which page do only members see?'],
] as const

/** Looks, and looks again with what somebody knows and could not be found. */
const exploreAsking = async (
  place: Place,
  directory: Directory,
  first: Told,
  { ask }: Questions,
): Promise<Explored> => {
  let told = first
  let explored = await explore(place, directory, told)
  for (const [key, question] of later) {
    if (explored[key] !== undefined || told[key] !== undefined) continue
    if (key !== 'login' && explored.login === undefined) break
    const answer = await ask(question, '')
    if (!answer.startsWith('/')) continue
    told = { ...told, [key]: answer }
    explored = await explore(place, directory, told)
  }
  return explored
}

const lookAtProduct = async (
  told: Told,
  environment: Environment | undefined,
  around: Surroundings,
  questions: Questions,
  say: Say,
): Promise<{ readonly explored: Explored; readonly started: Pick<Started, 'obeysPort'> | undefined }> => {
  const entra = await startMockEntra().catch((thrown: unknown) => {
    throw new HarnessError('environment', `The mock Entra could not start: ${wordsOf(thrown)}`)
  })
  let started: Started | undefined
  try {
    const tenant = entra.tenant({ domain: 'contoso.example', displayName: 'Contoso' })
    const application = tenant.application({ displayName: 'greencheck init' })
    const person = tenant.person({
      userPrincipalName: 'mia@contoso.example',
      mail: 'mia@contoso.example',
      displayName: 'Mia Member',
    })
    if (told.start !== undefined && environment !== undefined) {
      const from = performance.now()
      started = await startProduct({
        command: told.start,
        cwd: told.cwd,
        env: written(environment.env),
        url: told.url,
        callback: environment.callback,
        connection: {
          clientId: application.clientId,
          clientSecret: application.secret().value,
          issuerUrl: tenant.issuer,
        },
        entra,
        timeoutMs: told.timeoutMs,
        signal: around.signal,
      })
      say('started', `in ${((performance.now() - from) / 1000).toFixed(1)} s at ${started.origin}`)
    }
    const place = {
      origin: started?.origin ?? told.url.origin,
      entra: { origin: entra.origin, ca: entra.ca },
      timeoutMs: 10_000,
      signal: around.signal,
    }
    const explored = await exploreAsking(place, { entra, application, person }, told, questions)
    return { explored, started }
  } finally {
    await started?.stop()
    await closeAgents()
    await entra.close()
  }
}

const perform = async (told: Told, around: Surroundings, questions: Questions, say: Say): Promise<void> => {
  const environment = told.start === undefined ? undefined : await environmentOf(told, told.start)
  if (environment !== undefined) {
    const given = Object.keys(environment.env)
    say('guessed', given.length === 0 ? 'no variables' : `variables ${given.join(', ')}`)
    if (!configures(environment.env))
      say(
        'missing',
        'no variable for the issuer or the client ID: name them with --env OIDC_ISSUER={{issuer}}',
      )
  }
  const { explored, started } = await lookAtProduct(told, environment, around, questions, say)
  for (const [what, words] of explored.said) say('found', `${what.padEnd(11)} ${words}`)
  for (const hint of explored.hints) say('missing', hint)
  const found: Found = {
    ...explored,
    name: told.name ?? explored.title ?? basename(resolve(told.cwd)),
    start:
      told.start === undefined || environment === undefined
        ? { runningAt: told.url.origin }
        : {
            command: told.start,
            cwd: told.cwd,
            env: written(environment.env),
            url: started?.obeysPort === false ? told.url.origin : undefined,
            unclear: environment.unclear,
          },
  }
  const text = recipeYaml(found)
  await writeRecipe(told.output, text, told.force)
  say('wrote', `${told.output} (${text.trimEnd().split('\n').length} lines, commented)`)
}

export const init: Perform = async (args, around) => {
  const parsed = parseTold(args)
  if (parsed.kind === 'problems') {
    for (const problem of parsed.problems) complain(around, problem)
    return exitCodes.usage
  }
  const screen = decideScreen(around.stdout, around.environment, parsed.told.colour)
  const paint = painter(screen)
  const say: Say = (what, words) =>
    screen.write(`${paint(what === 'missing' ? 'yellow' : 'green', what.padEnd(8))}${words}\n`)
  const questions = parsed.told.yes || !isTerminal(around) ? unasked : openQuestions(around)
  try {
    await checkFree(parsed.told.output, parsed.told.force)
    const told = await askFirst(parsed.told, parsed.typed, questions)
    await perform(told, around, questions, say)
    questions.close()
    say('doctor', `greencheck doctor --config ${told.output}`)
    return await doctor(['--config', told.output, '--color', told.colour], around)
  } catch (thrown) {
    if (around.signal.aborted) return exitCodes.interrupted
    if (!(thrown instanceof HarnessError)) throw thrown
    complain(around, thrown.message, thrown.problems)
    return thrown.code === 'usage' ? exitCodes.usage : exitCodes.noVerdict
  } finally {
    questions.close()
  }
}
