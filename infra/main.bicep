// All that Dtks.Serverless stands on, in one resource group. What the code needs of it is compared with the code by tests/Dtks.Infra.Tests.
targetScope = 'subscription'

import { Throughput } from 'modules/cosmos.bicep'

@description('Names the deployment; part of the resource group\'s name and of what makes the other names unique.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('The Azure region of everything. It must offer Flex Consumption, and availability zones where zoneRedundant is true.')
param location string

@description('The issuer (iss) that a caller\'s token must carry.')
param identityIssuer string

@description('The audience (aud) that a caller\'s token must carry.')
param identityAudience string

@description('The OpenID Connect authority whose published keys sign the tokens.')
param identityAuthority string

@description('The name that partners\' systems send messages to (REG-3), such as dtks.example.')
param dciId string

@description('Public halves of keys of before that partners may still meet (the members x of the key set), parted by spaces.')
param dciPreviousKeys string = ''

@description('The base URL of whoever sends messages to the people concerned (GOV-3); off: notices are shown in the app alone.')
param messagesEndpoint string

@description('The client id that the pages for officials have with the identity provider; off: nobody signs in at the pages.')
param signInClientId string

@description('The scope by which the pages ask for a token of this API.')
param signInScope string

@description('The base URL of the population register (PRO-5).')
param populationEndpoint string

@description('Origins of the apps that call the API and put files into blob storage, such as https://desa.example. None: no browser may.')
param appOrigins string[]

@description('Who is told by email when an alert fires.')
param alertEmail string

@description('Ids of all keys that something at rest may still be encrypted with; each is a secret protection-key-ID of the vault.')
@minLength(1)
param protectionKeyIds string[]

@description('The id of the key that encrypts what is written now: one of protectionKeyIds.')
param currentProtectionKey string

@description('Whether envelopes of before they were bound to their document are refused: once a re-encryption has left none.')
param refuseUnboundEnvelopes bool = false

@description('Memory of one instance of the app, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('How many instances the app may grow to.')
@minValue(40)
@maxValue(1000)
param maximumInstances int

@description('The most RU/s each container may grow to; it idles at a tenth.')
param throughput Throughput

@description('Whether the app\'s plan, the database and storage span availability zones.')
param zoneRedundant bool

@description('How far back the database can be restored to any second.')
@allowed(['Continuous7Days', 'Continuous30Days'])
param backupTier string

@description('Days that logs, traces and metrics are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int

@description('Days that evidence cannot be changed or deleted, counted from its upload.')
@minValue(1)
@maxValue(146000)
param evidenceRetentionDays int

@description('True once the evidence container\'s policy was locked by hand: a locked policy is no longer the template\'s to set.')
param evidencePolicyLocked bool

var tags = { 'azd-env-name': environmentName }
var token = uniqueString(subscription().id, environmentName, location)

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    retentionDays: logRetentionDays
    principalId: identity.outputs.principalId
  }
}

module cosmos 'modules/cosmos.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    throughput: throughput
    zoneRedundant: zoneRedundant
    backupTier: backupTier
    principalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    appOrigins: appOrigins
    zoneRedundant: zoneRedundant
    evidenceRetentionDays: evidenceRetentionDays
    evidencePolicyLocked: evidencePolicyLocked
    principalId: identity.outputs.principalId
  }
}

module events 'modules/events.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, principalId: identity.outputs.principalId }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    workspaceId: monitoring.outputs.workspaceId
    principalId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances
    zoneRedundant: zoneRedundant
    appOrigins: appOrigins
    storageAccount: storage.outputs.name
    deploymentContainer: storage.outputs.deploymentContainer
    cosmosEndpoint: cosmos.outputs.endpoint
    cosmosDatabase: cosmos.outputs.database
    topicEndpoint: events.outputs.endpoint
    vaultUri: vault.outputs.uri
    insightsConnection: monitoring.outputs.insightsConnection
    identityIssuer: identityIssuer
    identityAudience: identityAudience
    identityAuthority: identityAuthority
    dciId: dciId
    dciPreviousKeys: dciPreviousKeys
    messagesEndpoint: messagesEndpoint
    signInClientId: signInClientId
    signInScope: signInScope
    populationEndpoint: populationEndpoint
    protectionKeyIds: protectionKeyIds
    currentProtectionKey: currentProtectionKey
    refuseUnboundEnvelopes: refuseUnboundEnvelopes
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    insightsId: monitoring.outputs.insightsId
    cosmosId: cosmos.outputs.id
    email: alertEmail
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_LOCATION string = location
output DTKS_API string = app.outputs.api
output DTKS_KEY_VAULT string = vault.outputs.name
output DTKS_STORAGE_ACCOUNT string = storage.outputs.name
