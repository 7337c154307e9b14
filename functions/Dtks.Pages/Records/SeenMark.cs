using System.Security.Cryptography;
using System.Text;

namespace Dtks.Pages.Records;

/// <summary>
/// Marks what a form showed of something that others may change meanwhile. It goes with the form: what is sent is compared with what was shown and with what stands by then, so that nothing of anyone else's is lost unseen.
/// </summary>
public static class SeenMark
{
    private const int Digits = 12;

    /// <summary>The mark of some texts and numbers; alike for those that a browser sends alike.</summary>
    /// <param name="parts">What was shown; null for nothing.</param>
    public static string Of(params IEnumerable<object?> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var text = string.Join('\n', parts.Select(part => AsSent(Convert.ToString(part, System.Globalization.CultureInfo.InvariantCulture))));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }

    // A field of one line loses its line breaks, and a form what stands around a text.
    private static string AsSent(string? text) => (text ?? string.Empty).Replace("\r", string.Empty, StringComparison.Ordinal).Replace("\n", string.Empty, StringComparison.Ordinal).Trim();
}
