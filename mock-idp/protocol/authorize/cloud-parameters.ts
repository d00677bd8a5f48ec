import type { Cloud } from '../../contract.ts'
import type { TenantRecord } from '../../directory/records.ts'
import type { Parameters } from '../../server/exchange.ts'

/** Name of the cloud, host of its authority, of its retired Graph and of its Graph. */
const names: Readonly<Record<Cloud, readonly [string, string, string, string]>> = {
  global: ['microsoftonline.com', 'login.microsoftonline.com', 'graph.windows.net', 'graph.microsoft.com'],
  'us-government': [
    'microsoftonline.us',
    'login.microsoftonline.us',
    'graph.windows.net',
    'graph.microsoft.us',
  ],
  china: [
    'partner.microsoftonline.cn',
    'login.partner.microsoftonline.cn',
    'graph.chinacloudapi.cn',
    'microsoftgraph.chinacloudapi.cn',
  ],
  'external-id': ['ciamlogin.com', 'login.microsoftonline.com', 'graph.windows.net', 'graph.microsoft.com'],
}

/** What the answer to an `instance_aware` request says about the cloud of the person. */
export const cloudParameters = ({ cloud }: Pick<TenantRecord, 'cloud'>): Parameters => {
  const [instance, host, graph, msgraph] = names[cloud]
  return {
    cloud_instance_name: instance,
    cloud_instance_host_name: host,
    cloud_graph_host_name: graph,
    msgraph_host: msgraph,
  }
}
