using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Dtks.Domain.Kernel;

/// <summary>
/// The name of an enum value in JSON, URLs and tokens: its <see cref="EnumMemberAttribute"/>, else its C# name in camelCase.
/// Newtonsoft's StringEnumConverter with a camelCase naming strategy gives the same.
/// </summary>
public static class WireName
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Enum>> Known = new();

    /// <summary>The wire name of <paramref name="value"/>; the number of a value the enum does not define.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum =>
        All(typeof(TEnum)).FirstOrDefault(p => p.Value.Equals(value)).Key ?? value.ToString();

    /// <summary>Reads a wire name: exact, case-sensitive; never a number.</summary>
    public static bool TryParse<TEnum>(string? name, out TEnum value) where TEnum : struct, Enum
    {
        var found = All(typeof(TEnum)).TryGetValue(name ?? "", out var boxed);
        value = found ? (TEnum)boxed! : default;
        return found;
    }

    /// <summary>All wire names of the enum, in the order of its values.</summary>
    public static IReadOnlyList<string> AllOf<TEnum>() where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(v => Of(v))];

    private static IReadOnlyDictionary<string, Enum> All(Type type) => Known.GetOrAdd(type, static t =>
        t.GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(NameOf, f => (Enum)f.GetValue(null)!, StringComparer.Ordinal));

    private static string NameOf(FieldInfo field) =>
        field.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
}
