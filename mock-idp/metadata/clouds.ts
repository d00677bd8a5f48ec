import type { Cloud } from '../contract.ts'
import type { LiveAuthority } from '../directory/directory.ts'

/** What the metadata calls the parts of a cloud. They are names of Microsoft's hosts, not addresses to call. */
export interface CloudNames {
  readonly cloud_instance_name: string
  readonly cloud_graph_host_name: string
  readonly msgraph_host: string
  readonly rbac_url: string
}

const global: CloudNames = {
  cloud_instance_name: 'microsoftonline.com',
  cloud_graph_host_name: 'graph.windows.net',
  msgraph_host: 'graph.microsoft.com',
  rbac_url: 'https://pas.windows.net',
}

/** Of the national clouds only the instance name and the Graph host of the US Government are verified. */
export const cloudNames: Readonly<Record<Cloud, CloudNames>> = {
  global,
  'us-government': {
    cloud_instance_name: 'microsoftonline.us',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.us',
    rbac_url: 'https://pasff.usgovcloudapi.net',
  },
  china: {
    cloud_instance_name: 'partner.microsoftonline.cn',
    cloud_graph_host_name: 'graph.chinacloudapi.cn',
    msgraph_host: 'microsoftgraph.chinacloudapi.cn',
    rbac_url: 'https://pas.chinacloudapi.cn',
  },
  'external-id': global,
}

/** `common`, `organizations` and `consumers` are those of the global cloud. */
export const cloudOf = (authority: LiveAuthority): Cloud =>
  authority.kind === 'tenant' ? authority.tenant.cloud : 'global'
