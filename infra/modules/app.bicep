// The function app on Flex Consumption, with its settings.
param location string
param tags object
param token string
param identityId string
param identityClientId string
param instanceMemoryMB int
param maximumInstances int
param zoneRedundant bool
param appOrigins string[]
param storageAccount string
param deploymentContainer string
param cosmosEndpoint string
param cosmosDatabase string
param topicEndpoint string
param vaultUri string
param insightsConnection string
param identityIssuer string
param identityAudience string
param identityAuthority string
param dciId string
param dciPreviousKeys string
param messagesEndpoint string
param signInClientId string
param signInScope string
param populationEndpoint string
param protectionKeyIds string[]
param currentProtectionKey string
param refuseUnboundEnvelopes bool

// A setting's ':' is written '__' on Linux.
var settings = {
  AzureWebJobsStorage__accountName: storageAccount
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AZURE_CLIENT_ID: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  Cosmos__Endpoint: cosmosEndpoint
  Cosmos__Database: cosmosDatabase
  EventGrid__TopicEndpoint: topicEndpoint
  Uploads__Endpoint: 'https://func-${token}.azurewebsites.net'
  Inspection__ShortestSide: '32'
  Inspection__MostMegapixels: '100'
  Inspection__MostPages: '1000'
  Inspection__MostUnfoldedMebibytes: '1024'
  Inspection__Seconds: '20'
  // A picture of the most pixels took 200 MB while it was decoded; a progressive one takes more.
  Inspection__AtOnce: '2'
  // None: later regulations come with the app.
  Policies__Directory: ''
  Imports__KeptDays: '90'
  Exports__AtOnceRows: '1000'
  Exports__KeptHours: '24'
  Requests__BudgetSeconds: '20'
  Throttling__CallerPerMinute: '600'
  Throttling__CodePerMinute: '30'
  // Azure's own front end adds the caller's address.
  Throttling__TrustedHops: '1'
  Telemetry__Exporter: 'applicationInsights'
  Telemetry__SpanShare: '0.1'
  Identity__Issuer: identityIssuer
  Identity__Audience: identityAudience
  Identity__Authority: identityAuthority
  SignIn__ClientId: signInClientId
  SignIn__ClientSecret: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/sign-in-client-secret)'
  SignIn__Scope: signInScope
  SignIn__IdleMinutes: '30'
  SignIn__HoursAtMost: '10'
  Dci__Id: dciId
  Dci__Url: 'https://func-${token}.azurewebsites.net'
  Dci__SigningKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/dci-signing-key)'
  Dci__PreviousKeys: dciPreviousKeys
  // Both for trying things out on one machine.
  Dci__AllowUnsigned: 'false'
  Dci__AllowLoopbackCallbacks: 'false'
  Dci__PastSeconds: '300'
  Dci__AheadSeconds: '60'
  Messages__Endpoint: messagesEndpoint
  Messages__Key: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/messages-key)'
  Population__Endpoint: populationEndpoint
  Population__Key: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/population-key)'
  Protection__CurrentKey: currentProtectionKey
  Protection__RefuseUnbound: string(refuseUnboundEnvelopes)
  Protection__ClaimKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/protection-claim-key)'
  Protection__CursorKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/protection-cursor-key)'
}

var protectionKeys = toObject(
  protectionKeyIds,
  id => 'Protection__Keys__${id}',
  id => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/protection-key-${id})'
)

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: 'func-${token}'
  location: location
  // azd finds the app that a service of azure.yaml is deployed to by this tag.
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: { instanceMemoryMB: instanceMemoryMB, maximumInstanceCount: maximumInstances }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      cors: { allowedOrigins: appOrigins, supportCredentials: false }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(settings, protectionKeys)
  }

  // Packages are published with an Entra ID token only.
  resource ftpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output api string = 'https://${app.properties.defaultHostName}/api'
