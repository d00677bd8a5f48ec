/** The tenant id of personal Microsoft accounts. */
export const consumersTenant = '9188040d-6c67-4c5b-b112-36a304b66dad'

/** The domain that the tenant of personal accounts goes by. */
export const consumersDomain = 'live.example'
