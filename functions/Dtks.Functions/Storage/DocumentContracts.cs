using System.Reflection;
using Dtks.Functions.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Dtks.Functions.Storage;

/// <summary>How documents are mapped: camelCase, and every protected member through its envelope.</summary>
internal sealed class DocumentContracts(FieldProtection protection) : WireContracts
{
    // The base class caches contracts for all its instances; these hold a key, so each resolver keeps its own.
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Type, JsonContract> _contracts = new();

    public override JsonContract ResolveContract(Type type) => _contracts.GetOrAdd(type, CreateContract);

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (ProtectedMembers.Contains(member))
        {
            property.Converter = new ProtectedConverter(protection, property.PropertyName!);
        }

        return property;
    }
}
