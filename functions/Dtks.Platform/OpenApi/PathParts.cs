using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace Dtks.Platform.OpenApi;

/// <summary>The parts of a route that a request fills in, as parameters.</summary>
internal static partial class PathParts
{
    /// <summary>What an area's code looks like, of any level.</summary>
    public const string AnyArea = "^(ID|[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})$";

    private const string Id = "^[0-9a-f]{32}$";
    private const string Number = "^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$";

    private static readonly Dictionary<string, (string? Pattern, string Words)> Known = new(StringComparer.Ordinal)
    {
        ["village"] = ("^[0-9]{10}$", "A village's code (Kemendagri): 10 digits without dots."),
        ["district"] = ("^[0-9]{6}$", "A district's code: 6 digits."),
        ["regency"] = ("^[0-9]{4}$", "A regency's or city's code: 4 digits."),
        ["province"] = ("^[0-9]{2}$", "A province's code: 2 digits."),
        ["area"] = (AnyArea, "An area's code: 2, 4, 6 or 10 digits, or ID for the nation."),
        ["code"] = (AnyArea, "An area's code: 2, 4, 6 or 10 digits, or ID for the nation."),
        ["period"] = ("^[0-9]{4}-(0[1-9]|1[0-2])$", "A month, such as 2026-11."),
        ["place"] = (null, "A village's code, a regency's code, or a month such as 2026-11."),
        ["version"] = ("^[0-9]+$", "The number of a version, from 1 on."),
        ["form"] = (null, "A form's name, such as dtks-visit."),
        ["kind"] = (null, "Which letter: covering, skm, recommendation or notice."),
        ["recipient"] = (null, "Whose copy: villageHead, giver, bappeda or archive."),
        ["partner"] = ("^[a-z0-9][a-z0-9.-]{1,98}[a-z0-9]$", "A partner's id, such as bpjs.example: 3 to 100 small letters, digits, points and hyphens."),
        ["number"] = (Number, "An agreement's number, such as PKS-12.2026: 1 to 64 letters, digits, points and hyphens."),
        ["kid"] = ("^[A-Za-z0-9._~-]{1,100}$", "A key's id (kid), as its partner chose it: 1 to 100 letters, digits, points, hyphens, underscores and tildes."),
        ["trackingCode"] = (null, "The code that the answer to a proposal gives; case, spaces and hyphens make no difference."),
    };

    /// <summary>The parameters of a route.</summary>
    public static IEnumerable<OpenApiParameter> Of(string route) => Part().Matches(route).Select(part => Of(part, route));

    /// <summary>Whether a request fills in any part of a route.</summary>
    public static bool Any(string route) => Part().IsMatch(route);

    private static OpenApiParameter Of(Match part, string route)
    {
        var name = part.Groups[1].Value;
        var (pattern, words) = Known.TryGetValue(name, out var known) ? known
            : route.Contains("/secrets/", StringComparison.Ordinal) ? (Number, "A secret's id, as the Ministry chooses it: 1 to 64 letters, digits, points and hyphens.")
            : route.StartsWith("operations/", StringComparison.Ordinal) || route.Contains("/programmes/", StringComparison.Ordinal) ? (null, "An id as an answer gave it.")
            : (Id, "An id as an answer gave it: 32 hexadecimal digits.");
        return new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Path,
            Required = true,
            Description = words,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = pattern },
        };
    }

    [GeneratedRegex(@"\{\*?(\w+)\}")]
    private static partial Regex Part();
}
