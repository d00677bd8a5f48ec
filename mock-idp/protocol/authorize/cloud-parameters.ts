import type { Cloud } from '../../contract.ts'
import type { TenantRecord } from '../../directory/records.ts'
import { cloudNames } from '../../metadata/clouds.ts'
import type { Parameters } from '../../server/exchange.ts'

const hosts: Readonly<Record<Cloud, string>> = {
  global: 'login.microsoftonline.com',
  'us-government': 'login.microsoftonline.us',
  china: 'login.partner.microsoftonline.cn',
  'external-id': 'login.microsoftonline.com',
}

/** What the answer to an `instance_aware` request says about the cloud of the person. */
export const cloudParameters = ({ cloud }: Pick<TenantRecord, 'cloud'>): Parameters => {
  const { cloud_instance_name, cloud_graph_host_name, msgraph_host } = cloudNames[cloud]
  return { cloud_instance_name, cloud_instance_host_name: hosts[cloud], cloud_graph_host_name, msgraph_host }
}
