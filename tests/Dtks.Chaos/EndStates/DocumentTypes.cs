using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Dtks.Functions;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Chaos.EndStates;

/// <summary>Reads stored documents as the application does, so that what is encrypted is compared by what it says.</summary>
internal static class DocumentTypes
{
    private static readonly MethodInfo Read = typeof(CosmosSerializer).GetMethod(nameof(CosmosSerializer.FromStream))!;

    private static readonly ILookup<string, Type> ByName = new[] { typeof(Document).Assembly, typeof(DtksServices).Assembly }
        .SelectMany(a => a.GetTypes())
        .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(Document)))
        .SelectMany(t => NamesOf(t).Select(name => (Name: name, Type: t)))
        .ToLookup(t => t.Name, t => t.Type, StringComparer.Ordinal);

    /// <summary>The document in the clear; as it is stored when no type of it is known.</summary>
    public static JObject InTheClear(JObject stored, CosmosSerializer serializer)
    {
        var type = ByName[(string?)stored["type"] ?? string.Empty].FirstOrDefault();
        if (type is null)
        {
            return stored;
        }

        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(stored.ToString(Formatting.None)));
        return Parse(JsonText.Write(Read.MakeGenericMethod(type).Invoke(serializer, [bytes])!));
    }

    // Most have one; what stands for rows of two kinds has two.
    private static IEnumerable<string> NamesOf(Type type)
    {
        var names = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.IsLiteral && f.FieldType == typeof(string) && f.Name.EndsWith("TypeName", StringComparison.Ordinal))
            .Select(f => (string)f.GetRawConstantValue()!)
            .ToList();
        return names.Count > 0 ? names : [((Document)RuntimeHelpers.GetUninitializedObject(type)).Type];
    }

    /// <summary>Reads an object; texts that look like instants stay texts.</summary>
    public static JObject Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
