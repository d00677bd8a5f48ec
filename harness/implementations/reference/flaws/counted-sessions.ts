import type { RequestHandler } from 'express'

type Headers = (origin: string) => RequestHandler

const named = /^((?:__Host-)?session)=([^;]+)/

/**
 * Gives out numbers in the place of session identifiers, and takes them back. The real identifiers stay
 * behind, so that everything else about sessions is right.
 */
export const countedSessions =
  (headers: Headers): Headers =>
  (origin) => {
    const numbers = new Map<string, string>()
    const identifiers = new Map<string, string>()
    const numberOf = (identifier: string): string => {
      const number = numbers.get(identifier) ?? String(100_000 + numbers.size)
      numbers.set(identifier, number)
      identifiers.set(number, identifier)
      return number
    }
    const counted = (cookie: string): string =>
      cookie.replace(named, (_whole, name: string, identifier: string) => `${name}=${numberOf(identifier)}`)
    const sound = headers(origin)

    return (request, response, next) => {
      const sent = (request.headers.cookie ?? '')
        .split(/; */)
        .map((cookie) =>
          cookie.replace(
            named,
            (_whole, name: string, number: string) => `${name}=${identifiers.get(number) ?? ''}`,
          ),
        )
      if (request.headers.cookie !== undefined) request.headers.cookie = sent.join('; ')
      const setHeader = response.setHeader.bind(response)
      response.setHeader = (name, value) =>
        name.toLowerCase() === 'set-cookie' && typeof value !== 'number'
          ? setHeader(name, [value].flat().map(counted))
          : setHeader(name, value)
      return sound(request, response, next)
    }
  }
