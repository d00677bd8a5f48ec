/** Cookie names carry the tenant, so that tenants on one host do not end each other's sessions. */
export const cookieNames = (segment: string) => {
  const tag = segment.replaceAll('-', '').slice(0, 13)
  return {
    session: `mock_session_${tag}`,
    interaction: `mock_interaction_${tag}`,
    resume: `mock_resume_${tag}`,
  }
}
