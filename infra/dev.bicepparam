// One regency to try things in: the smallest of everything.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param identityIssuer = readEnvironmentVariable('DTKS_IDENTITY_ISSUER')
param identityAudience = readEnvironmentVariable('DTKS_IDENTITY_AUDIENCE')
param identityAuthority = readEnvironmentVariable('DTKS_IDENTITY_AUTHORITY')
param dciId = readEnvironmentVariable('DTKS_DCI_ID')
param dciPreviousKeys = readEnvironmentVariable('DTKS_DCI_PREVIOUS_KEYS', '')
param messagesEndpoint = readEnvironmentVariable('DTKS_MESSAGES_ENDPOINT')
param signInClientId = readEnvironmentVariable('DTKS_SIGN_IN_CLIENT_ID', 'off')
param signInScope = readEnvironmentVariable('DTKS_SIGN_IN_SCOPE', 'off')
param populationEndpoint = readEnvironmentVariable('DTKS_POPULATION_ENDPOINT')
param alertEmail = readEnvironmentVariable('DTKS_ALERT_EMAIL')
// Space between them.
param appOrigins = filter(split(readEnvironmentVariable('DTKS_APP_ORIGINS', ''), ' '), origin => !empty(origin))

param protectionKeyIds = ['k1']
param currentProtectionKey = 'k1'

param instanceMemoryMB = 2048
param maximumInstances = 40
param throughput = {
  registry: 1000
  identities: 1000
  cycles: 1000
  ratifications: 1000
  deadlines: 1000
  notices: 1000
  operations: 1000
  pictures: 1000
  duplicates: 1000
  serviceDesk: 1000
  sessions: 1000
  partners: 1000
}
param zoneRedundant = false
param backupTier = 'Continuous7Days'
param logRetentionDays = 30
param evidenceRetentionDays = 1
param evidencePolicyLocked = false
