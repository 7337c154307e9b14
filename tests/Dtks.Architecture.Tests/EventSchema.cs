using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Architecture.Tests;

/// <summary>The JSON schema of a record as it is written, and what its doc comments say.</summary>
internal static partial class EventSchema
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Scalars = new()
    {
        [typeof(string)] = "\"type\": \"string\"",
        [typeof(int)] = "\"type\": \"integer\"",
        [typeof(long)] = "\"type\": \"integer\"",
        [typeof(bool)] = "\"type\": \"boolean\"",
        [typeof(DateTimeOffset)] = "\"type\": \"string\", \"format\": \"date-time\"",
        [typeof(Instant)] = "\"type\": \"string\", \"format\": \"date-time\"",
        [typeof(LocalDate)] = "\"type\": \"string\", \"format\": \"date\"",
    };

    /// <summary>The schema; what is null is left out when it is written.</summary>
    /// <exception cref="NotSupportedException">A member is no parameter of its record, where members of data and their words are read.</exception>
    public static string Of(Type record)
    {
        var text = new StringBuilder($"{{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"{record.Name}\",\n");
        Members(text, record, "  ");
        return text.Append('}').ToString();
    }

    /// <summary>The summary of a constant or a type.</summary>
    public static string SummaryOf(MemberInfo member)
    {
        var id = member is Type type ? $"T:{type.FullName}" : $"F:{member.DeclaringType!.FullName}.{member.Name}";
        return Plain(Docs(member.Module.Assembly, id)?.Element("summary"));
    }

    private static void Members(StringBuilder text, Type record, string indent)
    {
        var members = record.GetConstructors().Single(c => c.GetParameters() is not [{ ParameterType: var only }] || only != record).GetParameters();
        if (record.GetProperties(BindingFlags.Public | BindingFlags.Instance).FirstOrDefault(p => members.All(m => m.Name != p.Name)) is { } other)
            throw new NotSupportedException($"{record.Name}.{other.Name} is written with an event's data and would stand in no schema: make it a parameter of the record, with its doc comment.");
        text.Append(indent).Append("\"type\": \"object\",\n").Append(indent).Append("\"properties\": {\n");
        for (var i = 0; i < members.Length; i++)
        {
            var words = Plain(Docs(record.Assembly, $"T:{record.FullName}")?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == members[i].Name));
            text.Append(CultureInfo.InvariantCulture, $"{indent}  \"{NameOf(members[i])}\": {{ {Shape(members[i].ParameterType)}, \"description\": {Newtonsoft.Json.JsonConvert.ToString(words)} }}{(i < members.Length - 1 ? "," : "")}\n");
        }

        var required = members.Where(m => !IsOptional(m)).Select(m => $"\"{NameOf(m)}\"");
        text.Append(indent).Append("},\n").Append(indent).Append(CultureInfo.InvariantCulture, $"\"required\": [{string.Join(", ", required)}]\n");
    }

    private static string Shape(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Scalars.TryGetValue(type, out var scalar)) return scalar;
        if (type.IsEnum) return $"\"type\": \"string\", \"enum\": [{string.Join(", ", Names(type).Select(n => $"\"{n}\""))}]";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return $"\"type\": \"array\", \"items\": {{ {Shape(type.GetGenericArguments()[0])} }}";
        var inner = new StringBuilder();
        Members(inner, type, string.Empty);
        return Spaces().Replace(inner.ToString(), " ").Trim();
    }

    private static IEnumerable<string> Names(Type type) =>
        (IReadOnlyList<string>)typeof(WireName).GetMethod(nameof(WireName.AllOf))!.MakeGenericMethod(type).Invoke(null, null)!;

    private static bool IsOptional(ParameterInfo member) => Nullable.GetUnderlyingType(member.ParameterType) is not null || Nullability.Create(member).ReadState == NullabilityState.Nullable;

    private static string NameOf(ParameterInfo member) => char.ToLowerInvariant(member.Name![0]) + member.Name[1..];

    private static XElement? Docs(Assembly assembly, string id) =>
        Files.GetOrAdd(assembly, a => XDocument.Load(Path.ChangeExtension(a.Location, ".xml")).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!)).GetValueOrDefault(id);

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    // A reference says its last name.
    private static string Plain(XElement? words)
    {
        if (words is null) return string.Empty;
        var copy = new XElement(words);
        foreach (var reference in copy.Descendants().Where(e => e.Attribute("cref") is not null).ToList())
            reference.ReplaceWith(((string)reference.Attribute("cref")!).Split('.', ':')[^1]);
        return Spaces().Replace(copy.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
