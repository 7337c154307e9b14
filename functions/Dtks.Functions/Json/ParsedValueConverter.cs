using System.Collections.Concurrent;
using System.Reflection;
using Newtonsoft.Json;

namespace Dtks.Functions.Json;

/// <summary>
/// The domain's value types (NIK, area code, period …) as the one string they are parsed from: those with <c>static T Parse(string)</c> and
/// <c>string Value</c>.
/// </summary>
internal sealed class ParsedValueConverter : JsonConverter
{
    private static readonly ConcurrentDictionary<Type, Parts?> Known = new();

    public override bool CanConvert(Type objectType) => PartsOf(objectType) is not null;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(value is null ? null : (string)PartsOf(value.GetType())!.Value.GetValue(value)!);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
        {
            return null;
        }

        var text = reader.Value as string ?? throw new JsonSerializationException($"A {objectType.Name} is a string.");
        try
        {
            return PartsOf(objectType)!.Parse.Invoke(null, [text]);
        }
        catch (TargetInvocationException e) when (e.InnerException is FormatException wrong)
        {
            throw new JsonSerializationException($"'{objectType.Name}': {wrong.Message}");
        }
    }

    private static Parts? PartsOf(Type type) => Known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, static t =>
        t.Namespace?.StartsWith("Dtks.Domain", StringComparison.Ordinal) == true
        && t.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string)]) is { } parse
        && t.GetProperty("Value") is { } value && value.PropertyType == typeof(string)
            ? new Parts(parse, value)
            : null);

    private sealed record Parts(MethodInfo Parse, PropertyInfo Value);
}
