import { Agent } from 'undici'

const agents = new Map<string, Agent>()

/** One pool of connections for each certificate authority, shared by all browsers of the process. */
export const openAgent = (ca: string | undefined): Agent => {
  const known = agents.get(ca ?? '')
  if (known !== undefined) return known
  const agent = new Agent({
    connections: 32,
    keepAliveTimeout: 10_000,
    connect: ca === undefined ? {} : { ca },
  })
  agents.set(ca ?? '', agent)
  return agent
}

/** Closes the connections, so that the process can end. */
export const closeAgents = async (): Promise<void> => {
  await Promise.all([...agents.values()].map((agent) => agent.destroy()))
  agents.clear()
}

let holders = 0

/** For runs beside each other in one process: the connections are closed when the last of them is over. */
export const holdAgents = (): (() => Promise<void>) => {
  holders += 1
  return async () => {
    holders -= 1
    if (holders === 0) await closeAgents()
  }
}
