using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Dtks.Platform.Json;

/// <summary>
/// How types are mapped: camelCase, each with its converter. A type's converter is looked for once, with its contract; among a
/// serializer's own converters it would be looked for again at every value.
/// </summary>
internal class WireContracts : CamelCasePropertyNamesContractResolver
{
    private static readonly JsonConverter[] Converters =
    [
        new StringEnumConverter(new CamelCaseNamingStrategy(), allowIntegerValues: false),
        new InstantConverter(),
        new UtcConverter(),
        new LocalDateConverter(),
        new ParsedValueConverter(),
    ];

    public WireContracts() => NamingStrategy = new CamelCaseNamingStrategy(processDictionaryKeys: false, overrideSpecifiedNames: false);

    protected override JsonContract CreateContract(Type objectType)
    {
        var contract = base.CreateContract(objectType);
        contract.Converter ??= Array.Find(Converters, converter => converter.CanConvert(contract.UnderlyingType));
        return contract;
    }
}
