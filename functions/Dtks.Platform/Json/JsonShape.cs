using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using Newtonsoft.Json.Serialization;
using NodaTime;

namespace Dtks.Platform.Json;

/// <summary>
/// What JSON a type is read from: worked out once for each type, never changed, and shared by all who read.
/// </summary>
internal sealed class JsonShape
{
    private static readonly ConcurrentDictionary<Type, JsonShape> Known = new();

    private readonly Lazy<JsonShape>? _element;

    private JsonShape(JsonKind kind) => Kind = kind;

    private JsonShape(JsonKind kind, Type element)
        : this(kind) => _element = Later(element);

    /// <summary>What a value is written as.</summary>
    public JsonKind Kind { get; }

    /// <summary>An element of an array, or a value of a map. Neither is ever null.</summary>
    public JsonShape Element => _element!.Value;

    /// <summary>An object's members, in the type's order.</summary>
    public ImmutableArray<Member> Members { get; private init; } = [];

    /// <summary>The names that a name is one of, in the type's order, as UTF-8.</summary>
    public ImmutableArray<byte[]> Names { get; private init; } = [];

    /// <summary>The shape of a type. Whether it may be null is its holder's to say.</summary>
    public static JsonShape Of(Type type) => Known.GetOrAdd(type, static t => Build(Nullable.GetUnderlyingType(t) ?? t));

    private static JsonShape Build(Type type)
    {
        if (Scalar(type) is { } kind)
        {
            return new JsonShape(kind);
        }

        if (type.IsEnum)
        {
            return new JsonShape(JsonKind.Name) { Names = [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(WireName)] };
        }

        return ValueType(type) is { } value ? new JsonShape(JsonKind.Map, value)
            : ElementType(type) is { } element ? new JsonShape(JsonKind.Array, element)
            : new JsonShape(JsonKind.Object) { Members = MembersOf(type) };
    }

    private static JsonKind? Scalar(Type type) =>
        type == typeof(string) ? JsonKind.Text
        : type == typeof(bool) ? JsonKind.Flag
        : type == typeof(int) ? JsonKind.Int
        : type == typeof(long) ? JsonKind.Long
        : type == typeof(LocalDate) ? JsonKind.Date
        : null;

    private static Type? ValueType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GetGenericArguments()[1] : null;

    private static Type? ElementType(Type type) =>
        typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments()[0] : null;

    private static ImmutableArray<Member> MembersOf(Type type)
    {
        // The framework's reader of annotations serves one thread only.
        var nullability = new NullabilityInfoContext();
        return
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract")
                .Select(p => new Member(Camel(p.Name), nullability.Create(p).WriteState == NullabilityState.Nullable, Later(p.PropertyType))),
        ];
    }

    // A type may hold itself.
    private static Lazy<JsonShape> Later(Type type) => new(() => Of(type), LazyThreadSafetyMode.PublicationOnly);

    private static byte[] WireName(FieldInfo field) => Encoding.UTF8.GetBytes(field.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? Camel(field.Name));

    private static string Camel(string name) => new CamelCaseNamingStrategy().GetPropertyName(name, hasSpecifiedName: false);

    /// <summary>A member that a client sends.</summary>
    internal sealed class Member(string name, bool optional, Lazy<JsonShape> shape)
    {
        /// <summary>Its name on the wire.</summary>
        public string Name { get; } = name;

        /// <summary>The same as UTF-8.</summary>
        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(name);

        /// <summary>Whether it may be left out or null: its type is nullable.</summary>
        public bool IsOptional { get; } = optional;

        /// <summary>What it is read from.</summary>
        public JsonShape Shape => shape.Value;
    }
}
