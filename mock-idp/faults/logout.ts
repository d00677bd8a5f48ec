import type { DeliveredFault } from '../contract.ts'
import { deliveredWhole, isLogoutFault, type Members, tell } from './apply.ts'
import type { Fault } from './fault.ts'
import type { Surroundings } from './value.ts'

/** What the browser is told to call when somebody signs out. */
export interface LogoutCall {
  /** undefined: the application is not told. */
  readonly url: string | undefined
  readonly parameters: Members
  readonly delivered: readonly DeliveredFault[]
}

/** The one place where a front-channel logout is changed: its parameters, and whom it goes to. */
export const tellLogout = (
  honestUrl: string,
  honest: Members,
  faults: readonly Fault[],
  surroundings: Surroundings,
): LogoutCall => {
  const { message: parameters, delivered } = tell(honest, faults, surroundings)
  const lie = faults.find(isLogoutFault)
  if (lie === undefined) return { url: honestUrl, parameters, delivered }
  const url = lie.do === 'divert' ? lie.location : undefined
  return { url, parameters, delivered: [...delivered, deliveredWhole(lie, url, honestUrl)] }
}
