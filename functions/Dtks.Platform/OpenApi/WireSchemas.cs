using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Dtks.Domain.Areas;
using Dtks.Platform.Http;
using Dtks.Platform.Json;
using Microsoft.OpenApi;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Dtks.Platform.OpenApi;

/// <summary>The JSON schemas of types as <see cref="JsonText"/> writes them, and as <see cref="StrictJson"/> reads them.</summary>
internal sealed class WireSchemas(OpenApiDocument document, SchemaNames names, DocComments docs)
{
    private static readonly Dictionary<Type, (JsonSchemaType Type, string? Format)> Scalars = new()
    {
        [typeof(string)] = (JsonSchemaType.String, null),
        [typeof(bool)] = (JsonSchemaType.Boolean, null),
        [typeof(int)] = (JsonSchemaType.Integer, "int32"),
        [typeof(long)] = (JsonSchemaType.Integer, "int64"),
        [typeof(double)] = (JsonSchemaType.Number, "double"),
        [typeof(decimal)] = (JsonSchemaType.Number, "double"),
        [typeof(Uri)] = (JsonSchemaType.String, "uri"),
        [typeof(TimeSpan)] = (JsonSchemaType.String, null),
    };

    private readonly WireContracts _contracts = new();
    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>The schema of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isRead">Whether clients send it: then members that may be left out may be null too, and there are no others but where the type says so (<see cref="OpenMembersAttribute"/>).</param>
    /// <exception cref="InvalidOperationException">A member can be anything; it is named, with what to do.</exception>
    public IOpenApiSchema Of(Type type, bool isRead)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Scalars.TryGetValue(type, out var scalar))
        {
            return new OpenApiSchema { Type = scalar.Type, Format = scalar.Format };
        }

        var contract = _contracts.ResolveContract(type);
        return (contract.Converter, contract) switch
        {
            (StringEnumConverter, _) => Named(type, isRead: false, _ => OfEnum(type)),
            (LocalDateConverter, _) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            (InstantConverter or UtcConverter, _) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            (ParsedValueConverter, _) => Named(type, isRead: false, _ => OfValue(type)),
            (_, JsonDictionaryContract map) => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Of(map.DictionaryValueType!, isRead) },
            (_, JsonArrayContract list) => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(list.CollectionItemType!, isRead) },
            (null, JsonObjectContract members) when type != typeof(object) => Named(type, isRead, made => Fill(made, members, isRead)),
            _ => throw new InvalidOperationException($"{type} has no schema: it is no object with members; answer with a record."),
        };
    }

    private OpenApiSchemaReference Named(Type type, bool isRead, Action<OpenApiSchema> fill)
    {
        var name = names.Of(type, isRead);
        if (!document.Components!.Schemas!.ContainsKey(name))
        {
            var made = new OpenApiSchema();
            document.Components.Schemas[name] = made;
            fill(made);
            if (made.Description is null && docs.Of(type) is { Length: > 0 } words)
            {
                made.Description = words;
            }
        }

        return new OpenApiSchemaReference(name, document);
    }

    private OpenApiSchemaReference Named(Type type, bool isRead, Func<Type, OpenApiSchema> make) => Named(type, isRead, made =>
    {
        var like = make(type);
        (made.Type, made.Enum, made.Pattern, made.Description) = (like.Type, like.Enum, like.Pattern, like.Description);
    });

    private OpenApiSchema OfEnum(Type type)
    {
        var values = JsonShape.Of(type).Names.Zip(type.GetFields(BindingFlags.Public | BindingFlags.Static), (name, field) => (Name: Encoding.UTF8.GetString(name), Words: docs.Of(field))).ToList();
        return new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. values.Select(value => (JsonNode)JsonValue.Create(value.Name))],
            Description = string.Join("\n", values.Select(value => $"- `{value.Name}`: {value.Words}").Prepend($"{docs.Of(type)}\n")),
        };
    }

    private static OpenApiSchema OfValue(Type type) => new() { Type = JsonSchemaType.String, Pattern = type == typeof(AreaCode) ? PathParts.AnyArea : null };

    private void Fill(OpenApiSchema made, JsonObjectContract contract, bool isRead)
    {
        made.Type = JsonSchemaType.Object;
        made.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        made.Required = new SortedSet<string>(StringComparer.Ordinal);
        made.AdditionalPropertiesAllowed = !isRead;
        if (contract.UnderlyingType.IsDefined(typeof(OpenMembersAttribute), inherit: false))
        {
            // Said outright: whatever it is.
            (made.AdditionalPropertiesAllowed, made.AdditionalProperties) = (true, new OpenApiSchema());
        }

        foreach (var member in contract.Properties.Where(p => !p.Ignored && p.Readable))
        {
            var property = member.DeclaringType!.GetProperty(member.UnderlyingName!)!;
            var isOptional = IsOptional(member, property, isRead);
            made.Properties[member.PropertyName!] = Described(OfMember(member, property, isRead, isOptional), docs.Of(property));
            if (!isOptional)
            {
                made.Required.Add(member.PropertyName!);
            }
        }
    }

    private IOpenApiSchema OfMember(JsonProperty member, PropertyInfo property, bool isRead, bool isOptional)
    {
        if (property.IsDefined(typeof(FreeFormAttribute)))
        {
            return new OpenApiSchema { Type = JsonSchemaType.Object };
        }

        if (member.PropertyType == typeof(object) || (ItemsOf(property).Count == 0 && IsListOfAnything(member.PropertyType!)))
        {
            throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} can be anything; say by [Items<…>] what its items are, or give it a type.");
        }

        var schema = ItemsOf(property) is { Count: > 0 } items ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = OrUnreadable(items) } : Of(member.PropertyType!, isRead);
        if (property.IsDefined(typeof(OrTextAttribute)))
        {
            return new OpenApiSchema { AnyOf = [schema, new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null }] };
        }

        var isNullable = isRead ? isOptional : member.NullValueHandling == NullValueHandling.Include && CanBeNull(property, isRead);
        return !isNullable ? schema
            : schema is OpenApiSchema { Type: { } own } plain ? Also(plain, own | JsonSchemaType.Null)
            : new OpenApiSchema { OneOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }] };
    }

    private static bool IsListOfAnything(Type type) => type.IsGenericType && type.GetGenericArguments() is [var only] && only == typeof(object);

    private bool IsOptional(JsonProperty member, PropertyInfo property, bool isRead) =>
        member.ShouldSerialize is not null || member.DefaultValueHandling is DefaultValueHandling.Ignore
        || (CanBeNull(property, isRead) && (isRead || member.NullValueHandling != NullValueHandling.Include));

    private bool CanBeNull(PropertyInfo property, bool isRead)
    {
        var known = _nullability.Create(property);
        return (isRead ? known.WriteState : known.ReadState) == NullabilityState.Nullable;
    }

    private static IReadOnlyList<Type> ItemsOf(PropertyInfo property) =>
    [
        .. property.GetCustomAttributes<ItemsAttribute>().Select(items => items.Type),
        .. property is { Name: nameof(ListAnswer<>.Shown), DeclaringType: { IsGenericType: true } list } && list.GetGenericTypeDefinition() == typeof(ListAnswer<>) ? list.GetGenericArguments() : [],
    ];

    private OpenApiSchema OrUnreadable(IEnumerable<Type> items) => new() { AnyOf = [.. items.Append(typeof(UnreadableItem)).Select(item => Of(item, isRead: false))] };

    private static OpenApiSchema Also(OpenApiSchema schema, JsonSchemaType type)
    {
        schema.Type = type;
        return schema;
    }

    private static IOpenApiSchema Described(IOpenApiSchema schema, string words)
    {
        if (words.Length > 0)
        {
            schema.Description = words;
        }

        return schema;
    }
}
