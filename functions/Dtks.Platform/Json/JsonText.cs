using System.Buffers;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Dtks.Platform.Json;

/// <summary>
/// The one way this system reads and writes JSON on the wire: camelCase, enums by their camelCase names, ISO 8601 dates, no type names.
/// </summary>
public static class JsonText
{
    // Of these a text in JSON is itself between quotes: so are names and numbers, which are read and written by the thousand.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Except(['"', '\\'])]);

    // One for all: a serializer that is no longer configured serves any number of threads.
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(Settings(new WireContracts()));

    /// <summary>
    /// Settings for requests, answers and messages, with the given contracts. Unknown members are an error on the way in; nulls are left
    /// out on the way out.
    /// </summary>
    internal static JsonSerializerSettings Settings(IContractResolver contracts) => new()
    {
        CheckAdditionalContent = true,
        ContractResolver = contracts,
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        MaxDepth = 32,
        MissingMemberHandling = MissingMemberHandling.Error,
        NullValueHandling = NullValueHandling.Ignore,
        // Never filled into what a default names: that may be shared, such as an empty tally.
        ObjectCreationHandling = ObjectCreationHandling.Replace,
        TypeNameHandling = TypeNameHandling.None,
    };

    /// <summary>A value as compact JSON.</summary>
    public static string Write(object value)
    {
        if (value is string plain && !plain.AsSpan().ContainsAnyExcept(Plain))
        {
            return $"\"{plain}\"";
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Serializer.Serialize(text, value);
        return text.ToString();
    }

    /// <summary>A value as the JSON that <see cref="Write"/> would write, without the text.</summary>
    public static JToken Token(object value)
    {
        using var tokens = new JTokenWriter();
        Serializer.Serialize(tokens, value);
        return tokens.Token!;
    }

    /// <summary>A value from JSON that this system wrote.</summary>
    /// <exception cref="JsonException">The text is not JSON or not of the type.</exception>
    public static T Read<T>(string json) =>
        (T?)Read(json, typeof(T)) ?? throw new JsonSerializationException($"A {typeof(T).Name} was expected, not null.");

    /// <summary>A value of a type known only when it is read, or null.</summary>
    /// <exception cref="JsonException">The text is not JSON or not of the type.</exception>
    public static object? Read(string json, Type type)
    {
        if (json is ['"', .., '"'] && !json.AsSpan(1, json.Length - 2).ContainsAnyExcept(Plain))
        {
            if (type == typeof(string))
            {
                return json[1..^1];
            }

            if (Serializer.ContractResolver.ResolveContract(type).Converter is { CanRead: true } converter)
            {
                using var text = new OneText(json[1..^1]);
                return converter.ReadJson(text, type, existingValue: null, Serializer);
            }
        }

        using var reader = new JsonTextReader(new StringReader(json)) { ArrayPool = CharPool.Shared };
        return Serializer.Deserialize(reader, type);
    }

    // A text that stands alone, as a converter meets it.
    private sealed class OneText : JsonReader
    {
        public OneText(string text) => SetToken(JsonToken.String, text);

        public override bool Read() => false;
    }
}
