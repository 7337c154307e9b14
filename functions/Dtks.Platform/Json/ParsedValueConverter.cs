using System.Collections.Concurrent;
using System.Reflection;
using Newtonsoft.Json;

namespace Dtks.Platform.Json;

/// <summary>
/// The domain's value types (NIK, area code, period …) as the one string they are parsed from: those with <c>static T Parse(string)</c> and
/// <c>string Value</c>.
/// </summary>
internal sealed class ParsedValueConverter : JsonConverter
{
    private static readonly ConcurrentDictionary<Type, Parts?> Known = new();

    private static readonly MethodInfo Typed = ((Delegate)PartsOf<object>).Method.GetGenericMethodDefinition();

    public override bool CanConvert(Type objectType) => PartsOf(objectType) is not null;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(value is null ? null : PartsOf(value.GetType())!.Write(value));

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
        {
            return null;
        }

        var text = reader.Value as string ?? throw new JsonSerializationException($"A {objectType.Name} is a string.");
        try
        {
            return PartsOf(objectType)!.Read(text);
        }
        catch (FormatException wrong)
        {
            throw new JsonSerializationException($"'{objectType.Name}': {wrong.Message}");
        }
    }

    private static Parts? PartsOf(Type type) => Known.GetOrAdd(type, static t =>
        t.Namespace?.StartsWith("Dtks.Domain", StringComparison.Ordinal) == true
        && t.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string)]) is { } parse
        && t.GetProperty("Value") is { } value && value.PropertyType == typeof(string)
            ? (Parts)Typed.MakeGenericMethod(t).Invoke(null, [parse, value.GetMethod])!
            : null);

    private static Parts PartsOf<T>(MethodInfo parse, MethodInfo value)
        where T : class
    {
        var read = parse.CreateDelegate<Func<string, T>>();
        var write = value.CreateDelegate<Func<T, string>>();
        return new Parts(read, held => write((T)held));
    }

    private sealed record Parts(Func<string, object> Read, Func<object, string> Write);
}
