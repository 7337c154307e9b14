// The documents: one account with one write region, one database, and the containers as functions/Dtks.Functions provisions them locally.
param location string
param tags object
param token string
param throughput Throughput
param zoneRedundant bool
param backupTier string

@description('The app\'s identity, which may read and write items and nothing else.')
param principalId string

@export()
@description('The most RU/s by container; autoscale steps are of 1000.')
@sealed()
type Throughput = {
  @minValue(1000)
  registry: int
  @minValue(1000)
  identities: int
  @minValue(1000)
  cycles: int
  @minValue(1000)
  ratifications: int
  @minValue(1000)
  deadlines: int
  @minValue(1000)
  notices: int
  @minValue(1000)
  operations: int
  @minValue(1000)
  pictures: int
  @minValue(1000)
  duplicates: int
  @minValue(1000)
  serviceDesk: int
  @minValue(1000)
  sessions: int
  @minValue(1000)
  partners: int
}

// indexed: the members that the container's queries filter or order by; nothing else is.
// composite: one list of paths for each order over several members, each path with its direction.
var containers = [
  {
    name: 'registry'
    partitionKey: '/village'
    indexed: [
      '/about/?'
      '/awaitsChange/?'
      '/awaitsNumbers/?'
      '/concludedOn/?'
      '/createdOn/?'
      '/deliberation/?'
      '/held/?'
      '/outbox/ticket/?'
      '/protectedBy/?'
      '/receives/?'
      '/sealHour/?'
      '/settledOn/?'
      '/state/address/rt/?'
      '/state/address/rw/?'
      '/state/household/?'
      '/state/proposedBy/?'
      '/bearer/?'
      '/status/?'
      '/target/?'
      '/trackingCode/?'
      '/type/?'
      '/unconfirmedCard/?'
      '/unreached/?'
    ]
    composite: [
      [{ path: '/concludedOn', order: 'ascending' }, { path: '/id', order: 'ascending' }]
      [{ path: '/createdOn', order: 'ascending' }, { path: '/id', order: 'ascending' }]
    ]
  }
  { name: 'identities', partitionKey: '/id', indexed: ['/type/?'], composite: [] }
  {
    name: 'cycles'
    partitionKey: '/period'
    indexed: [
      '/counted/ratified/?'
      '/outbox/ticket/?'
      '/regency/?'
      '/sealHour/?'
      '/target/?'
      '/type/?'
      '/unverified/?'
      '/village/?'
    ]
    composite: []
  }
  {
    name: 'ratifications'
    partitionKey: '/regency'
    indexed: [
      '/createdOn/?'
      '/district/?'
      '/dueOn/?'
      '/eligibleOn/?'
      '/key/?'
      '/leftRows/?'
      '/letter/?'
      '/number/?'
      '/outbox/ticket/?'
      '/protectedBy/?'
      '/round/?'
      '/row/decidedBy/?'
      '/row/endorsedBy/?'
      '/row/others/[]/?'
      '/row/proposal/?'
      '/row/proposedBy/?'
      '/row/receivedBy/?'
      '/sealHour/?'
      '/sequence/?'
      '/state/status/?'
      '/status/?'
      '/target/?'
      '/type/?'
      '/unapplied/?'
      '/village/?'
    ]
    composite: [[{ path: '/createdOn', order: 'ascending' }, { path: '/id', order: 'ascending' }]]
  }
  { name: 'deadlines', partitionKey: '/bucket', indexed: ['/type/?', '/dueAt/?'], composite: [] }
  { name: 'notices', partitionKey: '/addressee', indexed: ['/type/?', '/createdOn/?', '/status/?', '/protectedBy/?'], composite: [[{ path: '/createdOn', order: 'ascending' }, { path: '/id', order: 'ascending' }]] }
  { name: 'duplicates', partitionKey: '/part', indexed: ['/type/?', '/protectedBy/?'], composite: [] }
  {
    name: 'serviceDesk'
    partitionKey: '/regency'
    indexed: [
      '/application/?'
      '/awaited/?'
      '/createdOn/?'
      '/edition/?'
      '/familyKey/?'
      '/firstKey/?'
      '/giver/?'
      '/isLate/?'
      '/lastKey/?'
      '/month/?'
      '/outbox/ticket/?'
      '/protectedBy/?'
      '/queue/?'
      '/sealHour/?'
      '/section/?'
      '/skmUntil/?'
      '/state/programme/?'
      '/state/status/?'
      '/status/?'
      '/target/?'
      '/type/?'
      '/village/?'
      '/waiting/?'
    ]
    composite: [[{ path: '/createdOn', order: 'ascending' }, { path: '/id', order: 'ascending' }]]
  }
  { name: 'sessions', partitionKey: '/reader', indexed: ['/type/?'], composite: [] }
  { name: 'partners', partitionKey: '/partner', indexed: ['/type/?', '/sealHour/?', '/target/?', '/outbox/ticket/?', '/protectedBy/?', '/transaction/?', '/references/[]/?'], composite: [] }
  { name: 'pictures', partitionKey: '/band', indexed: ['/type/?', '/createdOn/?'], composite: [] }
  { name: 'operations', partitionKey: '/day', indexed: ['/type/?', '/status/?', '/queue/?', '/reported/?', '/outbox/ticket/?', '/protectedBy/?', '/sealHour/?'], composite: [] }
]

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = {
  name: 'cosmos-${token}'
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    // A queue function reads what an HTTP function on another instance has just written.
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: zoneRedundant }]
    enableMultipleWriteLocations: false
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: backupTier } }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: 'Enabled'
  }

  resource database 'sqlDatabases' = {
    name: 'dtks'
    properties: { resource: { id: 'dtks' } }

    resource container 'containers' = [
      for container in containers: {
        name: container.name
        properties: {
          resource: {
            id: container.name
            partitionKey: { kind: 'Hash', paths: [container.partitionKey], version: 2 }
            // Documents live until they say otherwise themselves.
            defaultTtl: -1
            indexingPolicy: {
              automatic: true
              indexingMode: 'consistent'
              includedPaths: [for path in container.indexed: { path: path }]
              excludedPaths: [{ path: '/*' }]
              compositeIndexes: container.composite
            }
          }
          options: { autoscaleSettings: { maxThroughput: throughput[container.name] } }
        }
      }
    ]
  }

  resource mayWrite 'sqlRoleAssignments' = {
    name: guid(account.id, 'app', 'data contributor')
    properties: {
      principalId: principalId
      // Cosmos DB Built-in Data Contributor
      roleDefinitionId: '${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
      scope: '${account.id}/dbs/${account::database.name}'
    }
  }
}

output id string = account.id
output endpoint string = account.properties.documentEndpoint
output database string = account::database.name
