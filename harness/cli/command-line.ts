/** From the words that were typed to a verb, and to its exit code. */
import { areas } from '../../scenarios/areas.ts'
import { didYouMean } from '../nearest.ts'
import { exitCodes } from '../run/exit-codes.ts'
import { programHelp, programName, verbHelp } from './help.ts'
import { complain, type Perform } from './surroundings.ts'
import { isVerb, type Verb, verbNames, verbs } from './verbs.ts'

/**
 * What is wrong with the verb itself: it comes late, or it is none. Ids have a dot, so a first word without
 * one is a verb or an area. Pure.
 */
export const mistakenVerb = (args: readonly string[], program: string): string | undefined => {
  const [first] = args
  if (first === undefined || isVerb(first)) return undefined
  const late = args.find(isVerb)
  if (late !== undefined && first.startsWith('-'))
    return `The verb comes first: ${program} ${late} ${args.filter((word) => word !== late).join(' ')}`
  if (first.startsWith('-') || first.includes('.') || Object.hasOwn(areas, first)) return undefined
  const names = [...verbNames, ...Object.keys(areas)]
  return `There is no verb, scenario or area "${first}".${didYouMean(first, names)} "${program} --help" shows the verbs, "${program} list" the scenarios.`
}

/** Finds the verb and does it. Returns the exit code. */
export const greencheck: Perform = async (args, around) => {
  const program = programName(around.environment)
  const mistake = mistakenVerb(args, program)
  if (mistake !== undefined) {
    complain(around, mistake)
    return exitCodes.usage
  }
  const [first, ...rest] = args
  const verb: Verb = verbs[isVerb(first) ? first : 'run']
  const words = isVerb(first) ? rest : args
  if (verb.ownHelp !== true && words.includes('--help')) {
    around.stdout.write(`${isVerb(first) ? verbHelp(first, program) : programHelp(program)}\n`)
    return exitCodes.kept
  }
  return (await verb.load())(words, around)
}
