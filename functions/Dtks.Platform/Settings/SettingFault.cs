using Dtks.Platform.Health;

namespace Dtks.Platform.Settings;

/// <summary>
/// What is wrong with a setting, in one line that says what to do. It names the setting as configuration does (<c>Cosmos:Endpoint</c>) and as
/// an app setting on Linux must be written (<c>Cosmos__Endpoint</c>), and never tells a value: a secret may have been put in the wrong place.
/// </summary>
public static class SettingFault
{
    private const int KeyBytes = 32;

    // What an app setting holds as long as its Key Vault reference cannot be resolved. Source: App Service documentation, "Use Key Vault
    // references", "Troubleshoot".
    private const string VaultReference = "@Microsoft.KeyVault(";

    /// <summary>The line.</summary>
    /// <param name="setting">The setting, its parts joined by colons.</param>
    /// <param name="wrong">What is wrong with it.</param>
    /// <param name="remedy">What to do, without a full stop.</param>
    public static string Of(string setting, string wrong, string remedy) => $"{Name(setting)} {wrong}; {remedy}.";

    /// <summary>How a line names a setting: both ways when they differ.</summary>
    public static string Name(string setting) =>
        setting.Contains(':', StringComparison.Ordinal) ? $"{setting} ({setting.Replace(":", "__", StringComparison.Ordinal)})" : setting;

    /// <summary>The fault of a setting that must hold some text; null when it does.</summary>
    public static string? Missing(string setting, string? value, string remedy) =>
        string.IsNullOrWhiteSpace(value) ? Of(setting, "is not set", remedy) : Unresolved(setting, value);

    /// <summary>The fault of a setting that must hold an absolute URL of HTTPS or HTTP; null when it does.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="example">A value that would do.</param>
    /// <param name="onlyHttps">Whether plain HTTP does not do.</param>
    public static string? Url(string setting, string? value, string example, bool onlyHttps = false)
    {
        var remedy = $"set it to an absolute URL such as {example}";
        if (Missing(setting, value, remedy) is { } missing)
        {
            return missing;
        }

        var isUrl = Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && !onlyHttps));
        return isUrl ? null : Of(setting, $"does not begin with {(onlyHttps ? "https://" : "https:// or http://")} and a host", remedy);
    }

    /// <summary>The fault of a setting that must hold base64 of exactly 32 bytes; null when it does.</summary>
    public static string? Key(string setting, string? value, string remedy) =>
        Missing(setting, value, remedy) ?? (Bytes(value!) is var bytes && bytes == KeyBytes ? null : Of(setting, Size(bytes, $"exactly {KeyBytes}"), remedy));

    /// <summary>The fault of a setting that may be absent, and otherwise holds base64 of so many bytes or more; null when it does.</summary>
    public static string? OptionalKey(string setting, string? value, int atLeast, string remedy)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        return Unresolved(setting, value) ?? (Bytes(value) is var bytes && bytes >= atLeast ? null : Of(setting, Size(bytes, $"at least {atLeast}"), remedy));
    }

    /// <summary>The fault of a setting whose Key Vault reference could not be resolved; null for any other value.</summary>
    public static string? Unresolved(string setting, string? value) =>
        value?.StartsWith(VaultReference, StringComparison.OrdinalIgnoreCase) == true
            ? Of(
                setting,
                "is a Key Vault reference that could not be resolved",
                "check that the secret exists and that the app's identity has the role Key Vault Secrets User on the vault")
            : null;

    // -1: no base64.
    private static int Bytes(string value)
    {
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var written) ? written : -1;
    }

    private static string Size(int bytes, string wanted) => bytes < 0 ? "is not base64" : $"holds {bytes} bytes and must hold {wanted}";
}
