using Newtonsoft.Json.Linq;

namespace Dtks.Infra.Tests;

/// <summary>The resources of one deployment. Values that only Azure knows stay expressions in square brackets.</summary>
public sealed class TemplateSnapshot(JArray resources)
{
    /// <summary>All resources of a type.</summary>
    public IReadOnlyList<JObject> All(string type) => [.. resources.OfType<JObject>().Where(r => (string?)r["type"] == type)];

    /// <summary>The only resource of a type.</summary>
    public JObject Single(string type) => Assert.Single(All(type));

    /// <summary>The last parts of the names of all resources of a type.</summary>
    public IEnumerable<string> Names(string type) => All(type).Select(r => LastPart((string)r["name"]!));

    /// <summary>The app's settings as the code reads them, <c>:</c> for <c>__</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings() =>
        All("Microsoft.Web/sites/config").Single(r => LastPart((string)r["name"]!) == "appsettings")["properties"]!
            .OfType<JProperty>().ToDictionary(p => p.Name.Replace("__", ":", StringComparison.Ordinal), p => (string)p.Value!);

    /// <summary>What comes after the last slash.</summary>
    public static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];
}
