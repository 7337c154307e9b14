// What somebody must be told. The dtks.* metrics are the app's own (README.md says what each means); the rest is Cosmos DB's.
param location string
param tags object
param token string
param insightsId string
param cosmosId string
param email string

var told = [
  {
    name: 'poison'
    severity: 1
    text: 'Messages lie in a poison queue until somebody settles them. docs/operations.md says what to do.'
    query: 'customMetrics | where name == "dtks.queue.poison" | summarize found = max(valueMax) by queue = tostring(customDimensions["queue"])'
    dimension: 'queue'
    above: 0
  }
  {
    name: 'set-aside'
    severity: 1
    text: 'Something was set aside: it could not be worked and waits for a repair and a replay. docs/operations.md says what to do.'
    query: 'customMetrics | where name == "dtks.set_aside" | summarize found = sum(valueSum) by queue = tostring(customDimensions["queue"])'
    dimension: 'queue'
    above: 0
  }
  {
    name: 'unreadable'
    severity: 1
    text: 'A stored record could not be read: it was altered, moved, or its key is gone. docs/operations.md says what to do.'
    query: 'customMetrics | where name == "dtks.unreadable" | summarize found = sum(valueSum) by container = tostring(customDimensions["container"])'
    dimension: 'container'
    above: 0
  }
  {
    name: 'lateness'
    severity: 1
    text: 'A deadline was carried out more than half an hour after it fell due.'
    query: 'customMetrics | where name == "dtks.deadline.lateness" | summarize found = max(valueMax) by kind = tostring(customDimensions["kind"])'
    dimension: 'kind'
    above: 1800
  }
  {
    name: 'queue-age'
    severity: 2
    text: 'The oldest message of a queue has waited longer than a quarter of an hour.'
    query: 'customMetrics | where name == "dtks.queue.age" | summarize found = max(valueMax) by queue = tostring(customDimensions["queue"])'
    dimension: 'queue'
    above: 900
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'dtks'
    enabled: true
    emailReceivers: [{ name: 'operators', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in told: {
    name: '${rule.name}-${token}'
    location: location
    tags: tags
    properties: {
      displayName: 'dtks ${rule.name}'
      description: rule.text
      severity: rule.severity
      enabled: true
      scopes: [insightsId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            metricMeasureColumn: 'found'
            timeAggregation: 'Maximum'
            dimensions: [{ name: rule.dimension, operator: 'Include', values: ['*'] }]
            operator: 'GreaterThan'
            threshold: rule.above
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]

var measured = [
  {
    name: 'request-units'
    text: 'A container uses more than nine tenths of its RU/s: raise its throughput before callers get 429.'
    metric: 'NormalizedRUConsumption'
    aggregation: 'Maximum'
    dimensions: [{ name: 'CollectionName', operator: 'Include', values: ['*'] }]
    above: 90
  }
  {
    name: 'too-many-requests'
    text: 'Cosmos DB refused more than a hundred requests in a quarter of an hour for want of RU/s (429).'
    metric: 'TotalRequests'
    aggregation: 'Count'
    dimensions: [{ name: 'StatusCode', operator: 'Include', values: ['429'] }]
    above: 100
  }
]

resource limits 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in measured: {
    name: '${rule.name}-${token}'
    location: 'global'
    tags: tags
    properties: {
      description: rule.text
      severity: 2
      enabled: true
      scopes: [cosmosId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: rule.name
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: 'Microsoft.DocumentDB/databaseAccounts'
            metricName: rule.metric
            timeAggregation: rule.aggregation
            dimensions: rule.dimensions
            operator: 'GreaterThan'
            threshold: rule.above
          }
        ]
      }
      actions: [{ actionGroupId: people.id }]
    }
  }
]
