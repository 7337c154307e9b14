using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Dtks.Infra.Tests;

/// <summary>Somebody is told of what is poisoned, late or refused, and by metrics that the app sends.</summary>
[Collection(nameof(CompiledTemplates))]
public sealed partial class AlertTests(CompiledTemplates templates)
{
    [BicepFact]
    public void Alerts_ask_for_metrics_that_the_app_sends()
    {
        var asked = Rules().SelectMany(rule => rule["properties"]!["criteria"]!["allOf"]!).SelectMany(c => MetricsIn((string)c["query"]!)).ToHashSet();
        Assert.Subset(CodeNeeds.Metrics.ToHashSet(), asked);
        Assert.Superset(new HashSet<string> { "dtks.queue.poison", "dtks.set_aside", "dtks.unreadable", "dtks.deadline.lateness", "dtks.queue.age" }, asked);
    }

    [BicepFact]
    public void Refused_and_nearly_refused_requests_to_the_documents_are_told()
    {
        var metrics = templates.Of("dev").All("Microsoft.Insights/metricAlerts")
            .SelectMany(alert => alert["properties"]!["criteria"]!["allOf"]!)
            .Select(c => $"{c["metricNamespace"]} {c["metricName"]}");
        Assert.Equal(
            ["Microsoft.DocumentDB/databaseAccounts NormalizedRUConsumption", "Microsoft.DocumentDB/databaseAccounts TotalRequests"],
            metrics.Order(StringComparer.Ordinal));
    }

    [BicepFact]
    public void Every_alert_reaches_the_operators()
    {
        var group = templates.Of("dev").Single("Microsoft.Insights/actionGroups");
        Assert.Equal("operators@dtks.example", (string?)Assert.Single(group["properties"]!["emailReceivers"]!)["emailAddress"]);
        var queries = Rules().Select(r => (string?)Assert.Single(r["properties"]!["actions"]!["actionGroups"]!));
        var measured = templates.Of("dev").All("Microsoft.Insights/metricAlerts")
            .Select(r => (string?)Assert.Single(r["properties"]!["actions"]!)["actionGroupId"]);
        Assert.All(queries.Concat(measured), id => Assert.Equal((string?)group["id"], id));
    }

    [BicepFact]
    public void The_workbook_shows_every_metric_that_the_app_sends()
    {
        var workbook = JObject.Parse((string)templates.Of("dev").Single("Microsoft.Insights/workbooks")["properties"]!["serializedData"]!);
        var shown = workbook["items"]!.Select(item => (string?)item["content"]!["query"]).OfType<string>().SelectMany(MetricsIn);
        Comparison.Same(CodeNeeds.Metrics, shown);
    }

    private IReadOnlyList<JObject> Rules() => templates.Of("dev").All("Microsoft.Insights/scheduledQueryRules");

    private static IEnumerable<string> MetricsIn(string query) => MetricName().Matches(query).Select(m => m.Value);

    [GeneratedRegex(@"dtks\.[a-z._]+")]
    private static partial Regex MetricName();
}
