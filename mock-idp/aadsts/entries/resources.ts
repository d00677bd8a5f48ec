import { type CatalogueEntry, entry } from '../entry.ts'

const scopeOfApplication =
  "the client has not listed any permissions for '{resourceName}' in the requested permissions in the client's application registration"

/** What the tokens shall be for. */
export const resources: readonly CatalogueEntry[] = [
  entry({
    code: 500011,
    error: 'invalid_resource',
    travels: ['json', 'page', 'redirect'],
    text: 'The resource principal named {resource} was not found in the tenant named {tenantId}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
    cause: 'The scope names a resource that the tenant does not have.',
    remedy: 'Check the scopes that the product asks for.',
    source: 'live capture 2026-08-13',
    grade: 'captured',
  }),
  entry({
    code: 70011,
    error: 'invalid_scope',
    travels: ['json', 'page', 'redirect'],
    text: "The provided value for the input parameter 'scope' is not valid. The scope {scope} is not valid.",
    cause: 'The scope cannot be used here, or cannot be read.',
    remedy: 'Check the scopes that the product asks for.',
  }),
  entry({
    code: 28002,
    error: 'invalid_scope',
    travels: ['json'],
    text: "Provided value for the input parameter scope '{scope}' is not valid when requesting an access token. Please specify a valid scope.",
    cause: 'The scope of the token request cannot be used for an access token.',
    remedy: 'Check the scopes that the product asks for.',
  }),
  entry({
    code: 28003,
    error: 'invalid_scope',
    travels: ['json'],
    text: 'Provided value for the input parameter scope cannot be empty when requesting an access token using the provided authorization code. Please specify a valid scope.',
    cause: 'The parameter scope of the token request is empty.',
    remedy: 'Leave it out, or name the scopes.',
  }),
  entry({
    code: 700022,
    error: 'invalid_scope',
    travels: ['json', 'redirect'],
    text: "The provided value for the input parameter 'scope' is not valid because it contains more than one resource.",
    cause: 'The scopes of the token request name more than one resource.',
    remedy: 'Ask for one resource at a time.',
  }),
  entry({
    code: 700023,
    error: 'invalid_scope',
    travels: ['json', 'redirect'],
    text: "The provided value for the input parameter 'scope' is not valid when requesting an access token.",
    cause: 'The scopes of the token request name no resource, where one is needed.',
    remedy: 'Name the scope of a resource.',
  }),
  entry({
    code: 1002012,
    error: 'invalid_scope',
    travels: ['json'],
    text: 'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
    known: false,
    cause: 'Client credentials with a scope that is not <resource>/.default.',
    remedy: 'Ask for <resource>/.default.',
    source: 'issue threads, captured',
    grade: 'captured',
  }),
  entry({
    code: 650053,
    error: 'invalid_scope',
    travels: ['page', 'json'],
    text: "The application '{appName}' asked for scope '{scope}' that doesn't exist on the resource '{resource}'. Contact the app vendor.",
    known: false,
    cause:
      'The scope is misspelt, or the resource does not offer it; a bare name is looked for at Microsoft Graph.',
    remedy: 'Check the scopes that the product asks for.',
    source: 'claude-code#73460, captured 2026',
    grade: 'captured',
  }),
  entry({
    code: 65005,
    error: 'invalid_resource',
    travels: ['page', 'json'],
    text: 'The app required resource access list does not contain apps discoverable by the resource or the client app has requested access to resource, which was not specified in its required resource access list or Graph service returned bad request or resource not found.',
    cause: 'The permissions of the application registration do not fit what it asks for.',
    remedy: 'App registrations → the application → API permissions: add what the product asks for.',
  }),
  entry({
    code: 650052,
    error: 'invalid_resource',
    text: 'The app needs access to a service ("{resource}") that your organization "{tenantName}" has not subscribed to or enabled. Contact your IT Admin to review the configuration of your service subscriptions.',
    cause: 'The application of another tenant asks for a resource that this tenant does not have.',
    remedy: 'Subscribe to the service, or install its application in the tenant.',
  }),
  entry({
    code: 650056,
    error: 'invalid_client',
    text: `Misconfigured application. This could be due to one of the following: ${scopeOfApplication}. Or, the admin has not consented in the tenant. Or, check the application identifier in the request to ensure it matches the configured client application identifier. Or, check the certificate in the request to ensure it's valid. Please contact your admin to fix the configuration or consent on behalf of the tenant. Client app ID: {appId}.`,
    cause: 'The application registration lists no permissions at all.',
    remedy:
      'App registrations → the application → API permissions → add User.Read, then grant admin consent.',
  }),
  entry({
    code: 650057,
    error: 'invalid_resource',
    travels: ['page', 'json'],
    text: "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: {appId}({appName}). Resource value from request: {resource}. Resource app ID: {resourceAppId}. List of valid resources from app registration: {validResources}.",
    cause: 'The v1.0 parameter "resource" names an API that the registration does not list.',
    remedy: 'App registrations → the application → API permissions: add the API.',
  }),
]
