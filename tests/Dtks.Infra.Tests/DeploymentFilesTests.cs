using Newtonsoft.Json.Linq;
using YamlDotNet.Serialization;

namespace Dtks.Infra.Tests;

/// <summary>azure.yaml and compose.yaml name what is there.</summary>
[Collection(nameof(CompiledTemplates))]
public sealed class DeploymentFilesTests(CompiledTemplates templates)
{
    [BicepFact]
    public void Azd_deploys_the_app_to_the_resource_that_bears_its_tag()
    {
        var azure = Read("azure.yaml");
        var service = Assert.Single(((JObject)azure["services"]!).Properties());
        Assert.Equal(service.Name, (string?)templates.Of("dev").Single("Microsoft.Web/sites")["tags"]!["azd-service-name"]);
        Assert.Equal("function", (string?)service.Value["host"]);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(BicepCompiler.Root, (string)service.Value["project"]!), "*.csproj"));
    }

    [Fact]
    public void Azd_provisions_one_of_the_sizes()
    {
        var infra = Read("azure.yaml")["infra"]!;
        var size = (string)infra["module"]!;
        Assert.Contains(size, CompiledTemplates.Sizes);
        Assert.True(File.Exists(Path.Combine(BicepCompiler.Root, (string)infra["path"]!, $"{size}.bicepparam")));
    }

    [Fact]
    public void The_emulators_are_reached_from_this_machine_only()
    {
        var services = (JObject)Read("infra/compose.yaml")["services"]!;
        var ports = services.Values().SelectMany(service => service!["ports"]!.Values<string>()).ToList();
        Assert.All(ports, port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
        Assert.Superset(new HashSet<string?> { "127.0.0.1:10000:10000", "127.0.0.1:10001:10001", "127.0.0.1:8081:8081" }, ports.ToHashSet());
    }

    private static JObject Read(string file) =>
        JObject.FromObject(new Deserializer().Deserialize<Dictionary<string, object>>(File.ReadAllText(Path.Combine(BicepCompiler.Root, file))));
}
