using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using Dtks.Platform.Json;
using Dtks.Platform.Protection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Dtks.Platform.Documents;

/// <summary>
/// How documents are mapped: camelCase, a member that was renamed under the <see cref="DataMemberAttribute.Name"/> it is stored by, and every
/// protected member through its envelope.
/// </summary>
internal sealed class DocumentContracts(FieldProtection protection, ProtectedFields fields, ProtectedDocuments documents) : WireContracts
{
    // The base class caches contracts for all its instances; these hold a key, so each resolver keeps its own.
    private readonly ConcurrentDictionary<Type, JsonContract> _contracts = new();

    public override JsonContract ResolveContract(Type type) => _contracts.GetOrAdd(type, CreateContract);

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = Named(base.CreateProperty(member, memberSerialization), member);
        if (fields.Contains(member))
        {
            property.Converter = new ProtectedConverter(protection, fields.WasClear(member));
        }

        if (member.GetCustomAttribute<DataMemberAttribute>() is { EmitDefaultValue: false })
        {
            property.DefaultValueHandling = DefaultValueHandling.Ignore;
        }

        return property;
    }

    // Which key a document is encrypted with stands beside it, so that those of an older one are found without opening any.
    protected override IList<JsonProperty> CreateProperties(Type type, MemberSerialization memberSerialization)
    {
        var properties = base.CreateProperties(type, memberSerialization);
        if (properties.SingleOrDefault(p => p.UnderlyingName == nameof(Document.ProtectedBy)) is { } mark)
        {
            mark.ShouldSerialize = _ => documents.Contains(type);
            mark.ValueProvider = new CurrentMark(mark.ValueProvider!, protection.Mark);
        }

        return properties;
    }

    // A record's parameter goes by its property's name, which is how the two are told to be one.
    protected override JsonProperty CreatePropertyFromConstructorParameter(JsonProperty? matchingMemberProperty, ParameterInfo parameterInfo) =>
        Named(
            base.CreatePropertyFromConstructorParameter(matchingMemberProperty!, parameterInfo),
            parameterInfo.Member.DeclaringType?.GetProperty(parameterInfo.Name!));

    private static JsonProperty Named(JsonProperty property, MemberInfo? member)
    {
        property.PropertyName = member?.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.PropertyName;
        return property;
    }

    private sealed class CurrentMark(IValueProvider stored, string mark) : IValueProvider
    {
        public object GetValue(object target) => mark;

        public void SetValue(object target, object? value) => stored.SetValue(target, value);
    }
}
