using Newtonsoft.Json.Linq;

namespace Dtks.Infra.Tests;

/// <summary>main.bicep and both sizes, compiled once for all tests.</summary>
public sealed class CompiledTemplates : IDisposable
{
    private const string SomeId = "00000000-0000-0000-0000-000000000001";

    private readonly BicepCompiler _compiler = new();
    private readonly Dictionary<string, (int ExitCode, string Printed)> _results = [];
    private readonly Dictionary<string, TemplateSnapshot> _snapshots = [];

    public CompiledTemplates()
    {
        if (BicepCompiler.Missing is not null)
        {
            return;
        }

        _results["main.bicep"] = _compiler.Run("build", "main.bicep", "--outfile", "main.json");
        foreach (var size in Sizes)
        {
            var parameters = $"{size}.bicepparam";
            _results[parameters] = _compiler.Run("build-params", parameters, "--outfile", $"{size}.json");
            _results[$"{size} snapshot"] = _compiler.Run(
                "snapshot", parameters, "--mode", "overwrite", "--location", "indonesiacentral", "--subscription-id", SomeId, "--tenant-id", SomeId);
        }
    }

    /// <summary>The sizes, by the names of their parameter files.</summary>
    public static IReadOnlyList<string> Sizes { get; } = ["dev", "national"];

    /// <summary>What each run of the compiler exited with and printed, by what it compiled.</summary>
    public IReadOnlyDictionary<string, (int ExitCode, string Printed)> Results => _results;

    /// <summary>Every resource that a deployment of this size would make, loops and parameters worked out.</summary>
    public TemplateSnapshot Of(string size)
    {
        if (!_snapshots.TryGetValue(size, out var snapshot))
        {
            var file = Path.Combine(_compiler.Folder, $"{size}.snapshot.json");
            Assert.True(File.Exists(file), $"{size}.bicepparam did not compile; the test that everything compiles says why.");
            _snapshots[size] = snapshot = new TemplateSnapshot((JArray)JObject.Parse(File.ReadAllText(file))["predictedResources"]!);
        }

        return snapshot;
    }

    /// <inheritdoc />
    public void Dispose() => _compiler.Dispose();
}

/// <summary>The tests that share one compilation.</summary>
[CollectionDefinition(nameof(CompiledTemplates))]
public sealed class CompiledTemplatesDefinition : ICollectionFixture<CompiledTemplates>;
