// The whole nation, every month.
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
// More than the 250 that a subscription and region have by themselves: have the quota raised first (README.md, Sizes).
param maximumInstances = 400
param throughput = {
  registry: 100000
  identities: 40000
  cycles: 10000
  ratifications: 20000
  deadlines: 10000
  notices: 20000
  operations: 2000
  pictures: 4000
  duplicates: 10000
  serviceDesk: 10000
  sessions: 4000
  partners: 10000
}
param zoneRedundant = true
param backupTier = 'Continuous30Days'
param logRetentionDays = 365
param evidenceRetentionDays = 3650
param evidencePolicyLocked = false
