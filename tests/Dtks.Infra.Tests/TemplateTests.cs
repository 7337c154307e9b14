using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Dtks.Infra.Tests;

/// <summary>The templates give the code exactly what it needs, at either size.</summary>
[Collection(nameof(CompiledTemplates))]
public sealed class TemplateTests(CompiledTemplates templates)
{
    public static TheoryData<string> Sizes => [.. CompiledTemplates.Sizes];

    [BicepFact]
    public void Everything_compiles_without_a_warning()
    {
        Assert.Equal(5, templates.Results.Count);
        var faults = templates.Results.Where(result => result.Value != (0, ""));
        Assert.True(!faults.Any(), string.Join('\n', faults.Select(f => $"{f.Key} exits with {f.Value.ExitCode}:\n{f.Value.Printed}")));
    }

    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void Each_container_has_its_partition_key_lifetime_and_indexes(string size)
    {
        var containers = templates.Of(size).All("Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers");
        Comparison.Same(CodeNeeds.Containers.Select(c => $"{CodeNeeds.Database}/{c.Id}"), containers.Select(NameOf));
        Comparison.Same(CodeNeeds.Containers.SelectMany(Facts), containers.SelectMany(Facts));
    }

    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void Each_queue_stands_with_its_poison_queue(string size) =>
        Comparison.Same(CodeNeeds.Queues, templates.Of(size).Names("Microsoft.Storage/storageAccounts/queueServices/queues"));

    // The package of the app lies in a container that only the platform knows.
    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void Each_blob_container_stands(string size) =>
        Comparison.Same(
            CodeNeeds.BlobContainers.Append("deployments"), templates.Of(size).Names("Microsoft.Storage/storageAccounts/blobServices/containers"));

    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void The_identity_has_each_role_the_code_needs_and_no_other(string size) =>
        Comparison.Same(CodeNeeds.Roles(), RoleFacts.Of(templates.Of(size)));

    private static IEnumerable<string> Facts(ContainerProperties container)
    {
        var policy = container.IndexingPolicy;
        return Facts(
            container.Id, string.Join(", ", container.PartitionKeyPaths ?? [container.PartitionKeyPath]), container.DefaultTimeToLive,
            $"{policy.IndexingMode}", policy.Automatic, policy.IncludedPaths.Select(p => p.Path), policy.ExcludedPaths.Select(p => p.Path),
            policy.CompositeIndexes.Select(index => index.Select(p => $"{p.Path} {p.Order.ToString().ToLowerInvariant()}")));
    }

    private static IEnumerable<string> Facts(JObject resource)
    {
        var container = resource["properties"]!["resource"]!;
        var policy = container["indexingPolicy"]!;
        return Facts(
            (string)container["id"]!, string.Join(", ", container["partitionKey"]!["paths"]!.Values<string>()), (int?)container["defaultTtl"],
            (string)policy["indexingMode"]!, (bool)policy["automatic"]!, Paths(policy["includedPaths"]!), Paths(policy["excludedPaths"]!),
            policy["compositeIndexes"]!.Select(index => index.Select(p => $"{p["path"]} {p["order"] ?? "ascending"}")));
    }

    private static IEnumerable<string> Facts(
        string name, string partitionKey, int? timeToLive, string mode, bool automatic, IEnumerable<string> included,
        IEnumerable<string> excluded, IEnumerable<IEnumerable<string>> composite) =>
    [
        $"{name}: partition key {partitionKey}",
        $"{name}: time to live {timeToLive}",
        $"{name}: indexing {mode.ToLowerInvariant()}, {(automatic ? "automatic" : "by hand")}",
        .. included.Select(path => $"{name}: indexes {path}"),
        .. excluded.Select(path => $"{name}: does not index {path}"),
        .. composite.Select(index => $"{name}: indexes together {string.Join(", ", index)}"),
    ];

    // The account's name depends on the subscription.
    private static string NameOf(JObject resource) => string.Join('/', ((string)resource["name"]!).Split('/')[1..]);

    private static IEnumerable<string> Paths(JToken paths) => paths.Select(p => (string)p["path"]!);
}
