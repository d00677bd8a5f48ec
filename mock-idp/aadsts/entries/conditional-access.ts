import { type CatalogueEntry, entry } from '../entry.ts'

const blocked = {
  error: 'invalid_grant',
  errors: { redirect: 'interaction_required' },
  travels: ['page', 'redirect', 'json'],
} as const

/** Policies about device, place, risk and application. */
export const conditionalAccess: readonly CatalogueEntry[] = [
  entry({
    ...blocked,
    code: 53003,
    errors: { redirect: 'access_denied' },
    text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    claims: true,
    cause: 'A Conditional Access policy blocks the sign-in.',
    remedy: 'Sign-in logs → the sign-in → Conditional Access: see which policy blocked it.',
    source:
      'Microsoft docs: troubleshooting sign-in with Conditional Access; the OAuth error is not confirmed',
  }),
  entry({
    ...blocked,
    code: 53000,
    text: 'Device is not in required device state: {deviceState}. Conditional Access policy requires a compliant device, and the device is not compliant. The user must enroll their device with an approved MDM provider like Intune.',
    claims: true,
    cause: 'The policy wants a compliant device, and this one is not.',
    remedy: 'Use a compliant device, or review the Conditional Access policies.',
  }),
  entry({
    ...blocked,
    code: 53001,
    text: 'Device is not in required device state: {deviceState}. Conditional Access policy requires a domain joined device, and the device is not domain joined.',
    claims: true,
    cause: 'The policy wants a device that is joined to the domain, and this one is not.',
    remedy: 'Use a joined device, or review the Conditional Access policies.',
  }),
  entry({
    ...blocked,
    code: 53002,
    text: 'The app used is not an approved app for Conditional Access. User needs to use one of the apps from the list of approved apps to use in order to get access.',
    claims: true,
    cause: 'The policy lets approved mobile applications in only.',
    remedy: 'Use an approved application, or take the product out of the policy.',
  }),
  entry({
    ...blocked,
    code: 50097,
    travels: ['redirect', 'json', 'page'],
    text: 'Device authentication is required.',
    suberror: 'device_authentication_failed',
    cause: 'The policy wants to know the device, and the person came with an unknown one.',
    remedy: 'Register the device.',
  }),
  entry({
    ...blocked,
    code: 700003,
    text: "Device object was not found in the tenant '{tenantName}' directory.",
    known: false,
    cause: 'The device was deleted from the directory.',
    remedy: 'Join or register the device again.',
    source: 'Microsoft docs: device object was not found; the text from general knowledge',
    grade: 'unverified',
  }),
  entry({
    ...blocked,
    code: 53011,
    text: 'User blocked due to risk on home tenant.',
    cause: 'Identity protection sees a high risk in the account of a guest.',
    remedy: 'The administrator of the home tenant reviews the risk.',
  }),
  entry({
    ...blocked,
    code: 530032,
    text: 'The tenant admin has configured a security policy that blocks this request. Check the security policies that are defined on the tenant level to determine if your request meets the policy requirements.',
    cause: 'A security policy of the tenant blocks the sign-in.',
    remedy: 'Ask the administrator of the tenant.',
  }),
  entry({
    ...blocked,
    code: 530034,
    text: 'A delegated administrator was blocked from accessing the tenant due to account risk in their home tenant.',
    cause: 'A delegated administrator (partner) is at risk at home.',
    remedy: 'The administrator of the home tenant reviews the risk.',
  }),
  entry({
    ...blocked,
    code: 530035,
    text: 'Access has been blocked by security defaults. This is due to the request using legacy auth or being deemed unsafe by security defaults policies.',
    cause: 'Security defaults are on, and the request is deemed unsafe.',
    remedy: 'Use a modern flow; review the risk in the sign-in logs.',
  }),
]
