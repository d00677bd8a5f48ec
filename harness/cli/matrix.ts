/** `greencheck matrix`, until there is one. */
import { exitCodes } from '../run/exit-codes.ts'
import { complain, type Perform } from './surroundings.ts'

export const matrix: Perform = async (_, around) => {
  complain(around, 'There is no matrix yet: the real products that it compares are not in this version.')
  return exitCodes.usage
}
