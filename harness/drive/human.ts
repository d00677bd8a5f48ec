/** The person in front of the browser: what somebody does at Entra's sign-in page. */
import type { Person } from '../../mock-idp/contract.ts'
import type { Arrival, Navigation, Tab } from '../browser/browser.ts'
import type { BrowserAction } from '../driver.ts'

/** Signs in as a person of the directory, presses Cancel, or leaves the page as it is. */
export type Human = { readonly signsInAs: Pick<Person, 'id' | 'signInName'> } | 'cancels' | 'leaves'

const signInForm = 'sign-in'

/** Whether a tab stands at the mock Entra's sign-in page. */
export const atSignIn = (tab: Tab, entraOrigin: string): boolean =>
  tab.page !== undefined &&
  tab.page.url.origin === entraOrigin &&
  tab.page.document.forms.some(({ id }) => id === signInForm)

const actionOf = (tab: Tab, human: Exclude<Human, 'leaves'>): BrowserAction => {
  if (human === 'cancels') return { press: 'cancel' }
  const { id, signInName } = human.signsInAs
  const form = tab.page?.document.forms.find((candidate) => candidate.id === signInForm)
  const listed = form?.buttons.some(({ value }) => value === id) === true
  return listed ? { press: id } : { press: 'next', fill: { userPrincipalName: signInName } }
}

/** Does what the human does as long as the tab stands at the sign-in page. */
export const settle = async (
  tab: Tab,
  arrival: Arrival,
  human: Human,
  entraOrigin: string,
  stopBefore?: (navigation: Navigation) => boolean,
): Promise<Arrival> => {
  if (arrival.kind !== 'page' || human === 'leaves' || !atSignIn(tab, entraOrigin)) return arrival
  return tab.act(actionOf(tab, human), stopBefore)
}
