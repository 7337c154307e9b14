using System.Text.RegularExpressions;

namespace Dtks.Domain.Partners;

/// <summary>How what belongs to a partner may be named.</summary>
public static partial class PartnerNames
{
    /// <summary>Whether a text can be a partner's id: 3 to 100 small letters, digits, points and hyphens, the first and the last a letter or digit.</summary>
    public static bool IsPartner(string? text) => text is not null && Id().IsMatch(text);

    /// <summary>Whether a text can be an agreement's number or a secret's id: 1 to 64 letters, digits, points and hyphens, the first a letter or digit.</summary>
    public static bool IsNumber(string? text) => text is not null && Number().IsMatch(text);

    /// <summary>Whether a text can be a key's id: 1 to 100 letters, digits, points, hyphens, underscores and tildes.</summary>
    public static bool IsKid(string? text) => text is not null && KeyId().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,98}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[A-Za-z0-9._~-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyId();
}
