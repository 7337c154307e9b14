using System.Collections;
using System.Globalization;
using System.Reflection;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Json;

/// <summary>
/// Holds a JSON token against the record type it is to become: members known and there, and of the right kind. A member is required when
/// its type is not nullable.
/// </summary>
internal static class JsonShape
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Adds to <paramref name="faults"/> all that keeps <paramref name="token"/> from being a <paramref name="type"/>.</summary>
    public static void Check(JToken token, Type type, bool nullable, string pointer, List<JsonFault> faults)
    {
        if (token.Type == JTokenType.Null)
        {
            if (!nullable)
            {
                faults.Add(new JsonFault(pointer, "json.null"));
            }

            return;
        }

        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (ElementType(target) is { } element)
        {
            CheckArray(token, element, pointer, faults);
        }
        else if (IsScalar(target))
        {
            CheckScalar(token, target, pointer, faults);
        }
        else
        {
            CheckObject(token, target, pointer, faults);
        }
    }

    /// <summary>The element type of a list, or null for what is no list.</summary>
    public static Type? ElementType(Type type) =>
        type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments()[0] : null;

    /// <summary>Whether the type is written as one JSON string, number or boolean.</summary>
    public static bool IsScalar(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long) || type == typeof(LocalDate);

    /// <summary>The members a client sends for a type, with whether each may be left out.</summary>
    public static IReadOnlyList<(string Name, Type Type, bool Optional)> Members(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract")
            .Select(p => (Camel(p.Name), p.PropertyType, IsOptional(p)))];

    private static bool IsOptional(PropertyInfo property)
    {
        lock (Nullability)
        {
            return Nullability.Create(property).WriteState == NullabilityState.Nullable;
        }
    }

    private static void CheckArray(JToken token, Type element, string pointer, List<JsonFault> faults)
    {
        if (token is not JArray array)
        {
            faults.Add(WrongType(pointer, "array"));
            return;
        }

        for (var i = 0; i < array.Count; i++)
        {
            Check(array[i], element, nullable: false, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"), faults);
        }
    }

    private static void CheckObject(JToken token, Type type, string pointer, List<JsonFault> faults)
    {
        if (token is not JObject json)
        {
            faults.Add(WrongType(pointer, "object"));
            return;
        }

        var members = Members(type);
        var known = members.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var property in json.Properties().Where(p => !known.Contains(p.Name)))
        {
            faults.Add(new JsonFault($"{pointer}/{Escape(property.Name)}", "json.unknownMember", Args("member", property.Name)));
        }

        foreach (var (name, memberType, optional) in members)
        {
            if (json.TryGetValue(name, StringComparison.Ordinal, out var value))
            {
                Check(value, memberType, optional, $"{pointer}/{name}", faults);
            }
            else if (!optional)
            {
                faults.Add(new JsonFault($"{pointer}/{name}", "json.missingMember", Args("member", name)));
            }
        }
    }

    private static void CheckScalar(JToken token, Type type, string pointer, List<JsonFault> faults)
    {
        if (type == typeof(bool))
        {
            Expect(token.Type == JTokenType.Boolean, "boolean");
        }
        else if (type == typeof(int) || type == typeof(long))
        {
            Expect(token.Type == JTokenType.Integer && Fits((JValue)token, type), "integer");
        }
        else if (token.Type != JTokenType.String)
        {
            Expect(false, "string");
        }
        else if (type.IsEnum && !EnumNames(type).Contains(token.Value<string>()!))
        {
            faults.Add(new JsonFault(pointer, "json.notOneOf", Args("allowed", string.Join(", ", EnumNames(type)))));
        }
        else if (type == typeof(LocalDate) && !LocalDatePattern.Iso.Parse(token.Value<string>()!).Success)
        {
            faults.Add(new JsonFault(pointer, "json.notADate"));
        }

        void Expect(bool holds, string expected)
        {
            if (!holds)
            {
                faults.Add(WrongType(pointer, expected));
            }
        }
    }

    private static bool Fits(JValue number, Type type) => number.Value switch
    {
        long value => type == typeof(long) || value is >= int.MinValue and <= int.MaxValue,
        _ => false,
    };

    /// <summary>The wire names of an enum's values.</summary>
    public static IReadOnlyList<string> EnumNames(Type type) => [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(WireName)];

    private static string WireName(FieldInfo field) =>
        field.GetCustomAttribute<System.Runtime.Serialization.EnumMemberAttribute>()?.Value ?? Camel(field.Name);

    private static string Camel(string name) => new Newtonsoft.Json.Serialization.CamelCaseNamingStrategy().GetPropertyName(name, hasSpecifiedName: false);

    private static JsonFault WrongType(string pointer, string expected) => new(pointer, "json.wrongType", Args("expected", expected));

    private static Dictionary<string, string> Args(string name, string value) => new() { [name] = value };

    private static string Escape(string member) => member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
