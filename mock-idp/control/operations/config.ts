import { entraConfig } from '../../config/schema/config.ts'
import { operation } from '../operation.ts'

export const config = [
  operation({
    method: 'GET',
    path: '/config',
    summary: 'Shows the configuration that was applied last.',
    status: 200,
    reply: entraConfig,
    run: (mock) => mock.configuration,
  }),
  operation({
    method: 'PUT',
    path: '/config',
    summary:
      'Makes the directory as this configuration says, all of it or nothing. JSON, or the YAML of a seed file as application/yaml.',
    status: 200,
    body: entraConfig,
    reply: entraConfig,
    run: async (mock, { body }) => {
      await mock.apply(body)
      return mock.configuration
    },
  }),
]
