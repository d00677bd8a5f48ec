import type * as http from 'node:http'

/**
 * Node's HTTP module without its ECMAScript face: that one reads every export, and the export `WebSocket`
 * loads a whole HTTP client (20 ms of the start).
 */
export const { createServer, IncomingMessage, ServerResponse } = process.getBuiltinModule('node:http')
export type IncomingMessage = http.IncomingMessage
export type ServerResponse = http.ServerResponse
