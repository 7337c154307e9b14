using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Dtks.Domain.Kernel;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Dtks.Platform.Audit;

/// <summary>Names the members of an event or a view that hold something, as they are named on the wire.</summary>
internal static class MemberNames
{
    private static readonly CamelCaseNamingStrategy Naming = new();
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, PropertyInfo Property)>> Known = new();

    /// <summary>In the order they are declared; of a list, those that any of its items has.</summary>
    public static IReadOnlyList<string> Of(object value) => value is IEnumerable items and not string
        ? [.. items.Cast<object>().SelectMany(Held).Distinct(StringComparer.Ordinal)]
        : [.. Held(value)];

    private static IEnumerable<string> Held(object value) =>
        Known.GetOrAdd(value.GetType(), Declared).Where(member => HoldsSomething(member.Property.GetValue(value))).Select(member => member.Name);

    private static bool HoldsSomething(object? value) => value is not (null or string { Length: 0 } or ICollection { Count: 0 });

    private static IReadOnlyList<(string Name, PropertyInfo Property)> Declared(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.PropertyType != typeof(EventMeta) && p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(p => (Naming.GetPropertyName(p.Name, hasSpecifiedName: false), p)),
    ];
}
