namespace Dtks.Functions.Storage;

/// <summary>The keys that keep personal data at rest. Section <c>Protection</c>; on Azure they come from Key Vault references.</summary>
public sealed class ProtectionOptions
{
    /// <summary>The id of the key that encrypts what is written now.</summary>
    public string CurrentKey { get; set; } = string.Empty;

    /// <summary>Every key that something at rest may still be encrypted with, by id: base64 of 32 bytes.</summary>
    public Dictionary<string, string> Keys { get; set; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The key of the keyed hash that stands for a NIK or family card number (REG-5): base64 of 32 bytes. It can never change.
    /// </summary>
    public string ClaimKey { get; set; } = string.Empty;

    /// <summary>The key that signs list cursors: base64 of 32 bytes.</summary>
    public string CursorKey { get; set; } = string.Empty;

    /// <summary>What is wrong with these settings, or null.</summary>
    public string? Fault()
    {
        if (!Keys.ContainsKey(CurrentKey))
        {
            return "Protection:CurrentKey must name one of Protection:Keys.";
        }

        return Keys.Values.Append(ClaimKey).Append(CursorKey).All(Is32Bytes) ? null : "Every key under Protection must be base64 of 32 bytes.";
    }

    private static bool Is32Bytes(string base64)
    {
        var bytes = new byte[64];
        return Convert.TryFromBase64String(base64, bytes, out var written) && written == 32;
    }
}
