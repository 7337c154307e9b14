using Dtks.Functions.Audit;
using Dtks.Functions.Evidence;
using Dtks.Functions.Exports;
using Newtonsoft.Json.Linq;

namespace Dtks.Infra.Tests;

/// <summary>What the code and the policy rely on in each service beyond its names.</summary>
[Collection(nameof(CompiledTemplates))]
public sealed class ServiceTests(CompiledTemplates templates)
{
    public static TheoryData<string> Sizes => [.. CompiledTemplates.Sizes];

    // A queue function reads what an HTTP function on another instance has just written.
    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void Documents_are_written_in_one_region_and_read_as_written(string size)
    {
        var account = templates.Of(size).Single("Microsoft.DocumentDB/databaseAccounts")["properties"]!;
        Assert.Single(account["locations"]!);
        Assert.False((bool)account["enableMultipleWriteLocations"]!);
        Assert.Contains((string)account["consistencyPolicy"]!["defaultConsistencyLevel"]!, new[] { "Strong", "BoundedStaleness" });
        Assert.True((bool)account["disableLocalAuth"]!);
        Assert.Equal("Tls12", (string?)account["minimalTlsVersion"]);
        Assert.Equal("Continuous", (string?)account["backupPolicy"]!["type"]);
    }

    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void Storage_answers_to_entra_id_and_to_signed_links_only(string size)
    {
        var account = templates.Of(size).Single("Microsoft.Storage/storageAccounts")["properties"]!;
        Assert.False((bool)account["allowBlobPublicAccess"]!);
        Assert.False((bool)account["allowSharedKeyAccess"]!);
        Assert.True((bool)account["supportsHttpsTrafficOnly"]!);
        Assert.Equal("TLS1_2", (string?)account["minimumTlsVersion"]);
        Assert.All(
            templates.Of(size).All("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", (string?)container["properties"]!["publicAccess"]));
    }

    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void Uploads_left_lying_go_after_a_week_and_exports_when_none_may_be_kept_any_more(string size)
    {
        var policy = templates.Of(size).Single("Microsoft.Storage/storageAccounts/managementPolicies")["properties"]!["policy"]!;
        var rules = policy["rules"]!.Select(rule => rule["definition"]!).Select(
            rule => (Assert.Single(rule["filters"]!["prefixMatch"]!.Values<string>()), (int)rule["actions"]!["baseBlob"]!["delete"]!["daysAfterCreationGreaterThan"]!));
        Assert.Equal([($"{ExportBlobs.Container}/", 8), ($"{BlobContainer.Incoming}/", 7)], rules.Order());
    }

    [BicepTheory]
    [InlineData("dev", 1)]
    [InlineData("national", 3650)]
    public void Evidence_and_the_seals_of_the_audit_cannot_be_changed_or_removed(string size, int days)
    {
        var policies = templates.Of(size).All("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies").ToList();
        Assert.Equal(
            new[] { SealBlobs.ContainerName, BlobContainer.Evidence }, policies.Select(p => ((string)p["name"]!).Split('/')[^2]).Order(StringComparer.Ordinal));
        Assert.All(policies, policy =>
        {
            Assert.Equal(days, (int)policy["properties"]!["immutabilityPeriodSinceCreationInDays"]!);
            Assert.False((bool)policy["properties"]!["allowProtectedAppendWrites"]!);
        });
    }

    // The app takes files by its own links, from its own origins; evidence is read from storage.
    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void Browsers_of_the_configured_origins_may_call_and_upload(string size)
    {
        string[] origins = ["https://desa.example", "https://warga.example"];
        var blobs = templates.Of(size).Single("Microsoft.Storage/storageAccounts/blobServices")["properties"]!;
        var rule = Assert.Single(blobs["cors"]!["corsRules"]!);
        Assert.Equal(origins, rule["allowedOrigins"]!.Values<string>());
        Assert.Contains("GET", rule["allowedMethods"]!.Values<string>());
        Assert.Contains("x-ms-*", rule["allowedHeaders"]!.Values<string>());
        var app = templates.Of(size).Single("Microsoft.Web/sites")["properties"]!["siteConfig"]!;
        Assert.Equal(origins, app["cors"]!["allowedOrigins"]!.Values<string>());
    }

    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void Events_are_published_as_cloud_events(string size)
    {
        var topic = templates.Of(size).Single("Microsoft.EventGrid/topics")["properties"]!;
        Assert.Equal("CloudEventSchemaV1_0", (string?)topic["inputSchema"]);
        Assert.True((bool)topic["disableLocalAuth"]!);
    }

    // The key that names every NIK in identities can never change, so it must not be lost either.
    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void A_secret_that_was_deleted_can_be_had_back(string size)
    {
        var vault = templates.Of(size).Single("Microsoft.KeyVault/vaults")["properties"]!;
        Assert.True((bool)vault["enableRbacAuthorization"]!);
        Assert.True((bool)vault["enablePurgeProtection"]!);
        Assert.Equal(90, (int)vault["softDeleteRetentionInDays"]!);
        Assert.Empty(templates.Of(size).All("Microsoft.KeyVault/vaults/secrets"));
    }

    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void The_app_runs_isolated_on_flex_consumption(string size)
    {
        var snapshot = templates.Of(size);
        var app = snapshot.Single("Microsoft.Web/sites")["properties"]!;
        Assert.Equal("FC1", (string?)snapshot.Single("Microsoft.Web/serverfarms")["sku"]!["name"]);
        Assert.Equal(("dotnet-isolated", "10.0"), ((string?)Runtime(app)["name"], (string?)Runtime(app)["version"]));
        Assert.True((bool)app["httpsOnly"]!);
        // Flex Consumption refuses these; the runtime is in functionAppConfig.
        Assert.DoesNotContain(snapshot.Settings().Keys, key => key.StartsWith("FUNCTIONS_", StringComparison.Ordinal));
    }

    [BicepFact]
    public void The_sizes_differ_in_what_they_cost_and_keep_and_in_nothing_else()
    {
        var (dev, national) = (templates.Of("dev"), templates.Of("national"));
        Assert.True(Most(national) > Most(dev));
        Assert.True(Instances(national) > Instances(dev));
        Assert.Equal(("Standard_LRS", "Standard_ZRS"), (StorageSku(dev), StorageSku(national)));
        Assert.Equal((false, true), (SpansZones(dev), SpansZones(national)));
        Assert.Equal(dev.Settings().Keys, national.Settings().Keys);
    }

    private static JToken Runtime(JToken app) => app["functionAppConfig"]!["runtime"]!;

    private static int Most(TemplateSnapshot snapshot) => snapshot.All("Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers")
        .Sum(c => (int)c["properties"]!["options"]!["autoscaleSettings"]!["maxThroughput"]!);

    private static int Instances(TemplateSnapshot snapshot) =>
        (int)snapshot.Single("Microsoft.Web/sites")["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!["maximumInstanceCount"]!;

    private static string? StorageSku(TemplateSnapshot snapshot) =>
        (string?)snapshot.Single("Microsoft.Storage/storageAccounts")["sku"]!["name"];

    private static bool SpansZones(TemplateSnapshot snapshot) =>
        (bool)snapshot.Single("Microsoft.Web/serverfarms")["properties"]!["zoneRedundant"]!
        && (bool)snapshot.Single("Microsoft.DocumentDB/databaseAccounts")["properties"]!["locations"]![0]!["isZoneRedundant"]!;
}
