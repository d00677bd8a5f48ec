import type { Response } from 'express'
import { type Html, link, message, page } from './pages.ts'
import type { Account } from './store.ts'

/** The address that a page's header shows. */
export const shownAddress = (account: Account | undefined): string | undefined => account?.addresses[0].email

export const loginPath = (returnTo: string): string => `/login?returnTo=${encodeURIComponent(returnTo)}`

/** Sends a page. */
export const sendPage = (
  response: Response,
  status: number,
  title: string,
  main: Html,
  account?: Account,
): void => {
  response
    .status(status)
    .type('html')
    .send(page(title, main, shownAddress(account)))
}

/** Says what is wrong and offers ways on. */
export const sendMessage = (
  response: Response,
  status: number,
  title: string,
  sentences: readonly string[],
  options: { readonly account?: Account | undefined; readonly ways?: readonly Html[] } = {},
): void => {
  const ways = options.ways ?? [link('/', 'All organisations')]
  sendPage(response, status, title, message(title, sentences, ways), options.account)
}

export const sendNotFound = (response: Response, account?: Account): void =>
  sendMessage(response, 404, 'There is nothing here', ['Perhaps the address was mistyped.'], { account })
