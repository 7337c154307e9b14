// Blobs and queues. Nobody has an account key or reads anonymously; clients send files to the app, and read them by links that it signs with a
// delegation key.
param location string
param tags object
@minLength(13)
param token string
param appOrigins string[]
param zoneRedundant bool
param evidenceRetentionDays int
param evidencePolicyLocked bool

@description('The app\'s identity.')
param principalId string

// What clients put and nobody completed goes after a week.
var incomingDays = 7

// Beyond the longest time that the app may be set to keep an export.
var exportDays = 8

var queues = [
  'proposals-matching'
  'registrations-matching'
  'evidence-inspection'
  'imports'
  'imports-matching'
  'exports'
  'deliberations-effects'
  'deliberations-single'
  'dossiers-effects'
  'dossiers-single'
  'cycle-regencies'
  'cycle-reminders'
  'cycle-villages'
  'card-regencies'
  'card-replacements'
  'card-villages'
  'deadlines-walk'
  'contests-losers'
  'families-changes'
  'duplicates-scanning'
  'deadlines-due'
  'deadlines-single'
  'ratifications-rows'
  'ratifications-scans'
  'desk-papers'
  'desk-poverty-data'
  'recaps'
  'sheet-effects'
  'notices-sending'
  'outbox'
  'audit-sealing'
  'dci-requests'
  'dci-callbacks'
  'dci-events'
  'reencryption'
]

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: 'st${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: 'Enabled'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      cors: {
        corsRules: empty(appOrigins)
          ? []
          : [
              {
                allowedOrigins: appOrigins
                allowedMethods: ['PUT', 'GET', 'HEAD', 'OPTIONS']
                allowedHeaders: ['content-type', 'if-none-match', 'x-ms-*']
                exposedHeaders: ['etag', 'x-ms-*']
                maxAgeInSeconds: 3600
              }
            ]
      }
      containerDeleteRetentionPolicy: { enabled: true, days: 30 }
    }

    resource incoming 'containers' = {
      name: 'incoming'
      properties: { publicAccess: 'None' }
    }

    resource evidence 'containers' = {
      name: 'evidence'
      properties: { publicAccess: 'None' }

      resource policy 'immutabilityPolicies' = if (!evidencePolicyLocked) {
        name: 'default'
        properties: { immutabilityPeriodSinceCreationInDays: evidenceRetentionDays, allowProtectedAppendWrites: false }
      }
    }

    // What the audit trail held, hour by hour: kept as long as evidence is.
    resource auditSeals 'containers' = {
      name: 'audit-seals'
      properties: { publicAccess: 'None' }

      resource policy 'immutabilityPolicies' = if (!evidencePolicyLocked) {
        name: 'default'
        properties: { immutabilityPeriodSinceCreationInDays: evidenceRetentionDays, allowProtectedAppendWrites: false }
      }
    }

    // Lists that were too long for one answer: encrypted, and gone within hours.
    resource exported 'containers' = {
      name: 'exports'
      properties: { publicAccess: 'None' }
    }

    // By what sessions and forms of the pages are protected: encrypted itself.
    resource pageKeys 'containers' = {
      name: 'page-keys'
      properties: { publicAccess: 'None' }
    }

    // Where the app's package lies.
    resource deployments 'containers' = {
      name: 'deployments'
      properties: { publicAccess: 'None' }
    }
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource queue 'queues' = [for name in flatten(map(queues, name => [name, '${name}-poison'])): { name: name }]
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'incoming'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${blobs::incoming.name}/'] }
              actions: { baseBlob: { delete: { daysAfterCreationGreaterThan: incomingDays } } }
            }
          }
          {
            name: 'exports'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${blobs::exported.name}/'] }
              actions: { baseBlob: { delete: { daysAfterCreationGreaterThan: exportDays } } }
            }
          }
        ]
      }
    }
  }
}

var roles = {
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  'Storage Blob Delegator': 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a'
  'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
}

resource may 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    name: guid(account.id, 'app', role.value)
    scope: account
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]

output name string = account.name
output deploymentContainer string = '${account.properties.primaryEndpoints.blob}${account::blobs::deployments.name}'
