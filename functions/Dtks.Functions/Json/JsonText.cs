using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Dtks.Functions.Json;

/// <summary>
/// The one way this system reads and writes JSON on the wire: camelCase, enums by their camelCase names, ISO 8601 dates, no type names.
/// </summary>
public static class JsonText
{
    /// <summary>
    /// Settings for requests, answers and messages. Unknown members are an error on the way in; nulls are left out on the way out.
    /// </summary>
    public static JsonSerializerSettings Wire { get; } = Settings(new CamelCasePropertyNamesContractResolver
    {
        NamingStrategy = new CamelCaseNamingStrategy(processDictionaryKeys: false, overrideSpecifiedNames: false),
    });

    /// <summary>Settings with the given contracts, everything else as on the wire.</summary>
    public static JsonSerializerSettings Settings(IContractResolver contracts) => new()
    {
        ContractResolver = contracts,
        Converters =
        {
            new StringEnumConverter(new CamelCaseNamingStrategy(), allowIntegerValues: false),
            new InstantConverter(),
            new UtcConverter(),
            new LocalDateConverter(),
            new ParsedValueConverter(),
        },
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
    public static string Write(object value) => JsonConvert.SerializeObject(value, Formatting.None, Wire);

    /// <summary>A value from JSON that this system wrote.</summary>
    /// <exception cref="JsonException">The text is not JSON or not of the type.</exception>
    public static T Read<T>(string json) =>
        JsonConvert.DeserializeObject<T>(json, Wire) ?? throw new JsonSerializationException($"A {typeof(T).Name} was expected, not null.");
}
