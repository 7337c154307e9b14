using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.FunctionApp.Tests.Discovery;

/// <summary>A function as whoever finds functions tells of it, in a form that can be compared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ScriptFile">The assembly's file name.</param>
/// <param name="EntryPoint">The method, with its type.</param>
/// <param name="Bindings">Each binding as JSON with its members in the order of their names.</param>
internal sealed record FunctionDescription(string Name, string ScriptFile, string EntryPoint, string Bindings)
{
    /// <summary>Describes a function.</summary>
    public static FunctionDescription Of(string name, string scriptFile, string entryPoint, IEnumerable<JToken> bindings) =>
        new(name, scriptFile, entryPoint, string.Join(' ', bindings.Select(Canonical).Order(StringComparer.Ordinal)));

    /// <summary>The functions in the file that the SDK writes as it builds the app.</summary>
    public static IReadOnlyList<FunctionDescription> InTheBuiltApp() =>
    [
        .. JArray.Parse(File.ReadAllText(BuiltApp.At("functions.metadata")))
            .Select(f => Of(f.Value<string>("name")!, f.Value<string>("scriptFile")!, f.Value<string>("entryPoint")!, f["bindings"]!))
            .OrderBy(f => f.Name, StringComparer.Ordinal),
    ];

    private static string Canonical(JToken binding)
    {
        var members = ((JObject)binding).Properties().Where(p => !SaysNothing(p)).OrderBy(p => p.Name, StringComparer.Ordinal);
        return new JObject(members.Select(p => new JProperty(p.Name, p.Value))).ToString(Formatting.None);
    }

    // What a binding can do beside what it does, such as to take its message from a client of its own: no function here asks for it.
    private static bool SaysNothing(JProperty member) => member is { Name: "properties", Value: JObject { Count: 0 } };
}
