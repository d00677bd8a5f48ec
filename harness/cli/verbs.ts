/** The verbs of the command line, as a table: what each is for, what one types, and what does it. */
import { matrixFlags } from '../matrix/options.ts'
import { doctorFlags } from './doctor/flags.ts'
import type { FlagTable } from './flags.ts'
import { initFlags } from './init/flags.ts'
import { listFlags, listSubjects } from './list-options.ts'
import { flags as runFlags } from './options.ts'
import type { Perform } from './surroundings.ts'

export interface Verb {
  /** What it is for, in one sentence. */
  readonly says: string
  /** What stands after the verb. */
  readonly usage: string
  /** What one types after the program's name, and what comes of it. */
  readonly examples: readonly (readonly [string, string])[]
  readonly flags: FlagTable
  /** Loads what does it; only the verb that was typed is loaded. */
  readonly load: () => Promise<Perform>
  /** It parses its own words, and writes its own help. */
  readonly ownHelp?: true
}

const idp: Perform = async (args) => {
  const { runAlone } = await import('../../mock-idp/alone/run.ts')
  await runAlone(args)
  return Number(process.exitCode ?? 0)
}

export const verbs = {
  run: {
    says: 'Tests an enterprise single sign-on against a mock Entra ID; this is what happens without a verb.',
    usage: '[id|area|prefix …] [flags]',
    examples: [
      ['', 'the whole catalogue, against what greencheck.yaml says, or the reference implementation'],
      ['idtoken callback.state-wrong', 'an area and one scenario'],
      ['--flaw accepts-any-audience', 'see a failure'],
      ['--driver http://localhost:4000', 'your own product, through an HTTP driver'],
    ],
    flags: runFlags,
    load: async () => (await import('./conformance.ts')).conformance,
  },
  init: {
    says: 'Looks at your product and writes greencheck.yaml, the recipe by which it is driven.',
    usage: '[flags]',
    examples: [
      ['init --url http://localhost:3000 --start "npm start"', 'a product that its environment configures'],
      ['init --start "make run" --env OIDC_ISSUER={{issuer}} --yes', 'names a variable, and asks nothing'],
      ['init --url http://localhost:3000', 'one that runs already'],
    ],
    flags: initFlags,
    load: async () => (await import('./init/init.ts')).init,
  },
  doctor: {
    says: 'Goes through the preflight and one honest login, and tells what to change, line by line.',
    usage: '[flags]',
    examples: [
      ['doctor', 'the product that greencheck.yaml describes'],
      ['doctor --driver http://localhost:4000', 'an HTTP driver'],
      ['doctor --config other.yaml --browser', 'another recipe, in Chromium'],
    ],
    flags: doctorFlags,
    load: async () => (await import('./doctor/doctor.ts')).doctor,
  },
  list: {
    says: 'Lists what there is: scenarios, capabilities, implementations, flaws, variants.',
    usage: `[${listSubjects.join('|')}] [id|area|prefix …] [flags]`,
    examples: [
      ['list', 'every scenario with its level and its title'],
      ['list idtoken --json', 'an area, for programs'],
      ['list capabilities', 'what a product may have, with a sentence for each'],
      ['list flaws', 'what --flaw can break'],
    ],
    flags: listFlags,
    load: async () => (await import('./list-verb.ts')).list,
  },
  matrix: {
    says: 'Runs the catalogue against real products and writes the matrix of scenarios and implementations.',
    usage: '[flags]',
    examples: [
      ['matrix', 'every product that Greencheck has at hand; installs what is missing'],
      ['matrix --only auth-js,mod-auth-openidc', 'two of them'],
      ['matrix --ids idtoken,callback.state-wrong', 'an area and one scenario'],
      ['matrix --record', 'the recorded results and their pages anew'],
    ],
    flags: matrixFlags,
    load: async () => (await import('../matrix/command.ts')).matrix,
  },
  idp: {
    says: 'Runs the mock Entra ID by itself, to be tried by hand or from your own tests.',
    usage: '[cases|faults|check] [flags]',
    examples: [
      ['idp --case expired-secret', 'four values to paste into your product, and what it should say'],
    ],
    flags: {},
    load: async () => idp,
    ownHelp: true,
  },
} as const satisfies Readonly<Record<string, Verb>>

export type VerbName = keyof typeof verbs
export const verbNames = Object.keys(verbs) as readonly VerbName[]
export const isVerb = (word: string | undefined): word is VerbName =>
  word !== undefined && Object.hasOwn(verbs, word)
