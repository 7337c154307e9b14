
using Dtks.Platform.Settings;

namespace Dtks.Platform.Protection;

/// <summary>The keys that keep personal data at rest. Section <c>Protection</c>; on Azure they come from Key Vault references.</summary>
public sealed class ProtectionOptions
{
    // Another key in the place of a lost one makes what was written with it unreadable: the advice says first what to look for.
    private const string Restore = "set it to the key that was used so far or, for a new app, to 32 random bytes in base64 (openssl rand -base64 32)";

    /// <summary>The id of the key that encrypts what is written now.</summary>
    public string CurrentKey { get; set; } = string.Empty;

    /// <summary>Every key that something at rest may still be encrypted with, by id: base64 of 32 bytes.</summary>
    public Dictionary<string, string> Keys { get; set; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether envelopes of the older form, which could be moved from one document to another, are refused. Set it once a re-encryption has left
    /// none.
    /// </summary>
    public bool RefuseUnbound { get; set; }

    /// <summary>
    /// The key of the keyed hash that stands for a NIK or family card number (REG-5): base64 of 32 bytes. It can never change.
    /// </summary>
    public string ClaimKey { get; set; } = string.Empty;

    /// <summary>The key that signs list cursors: base64 of 32 bytes.</summary>
    public string CursorKey { get; set; } = string.Empty;

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => Keys
        .Select(k => SettingFault.Key($"Protection:Keys:{k.Key}", k.Value, Restore))
        .Prepend(CurrentKeyFault())
        .Append(SettingFault.Key("Protection:ClaimKey", ClaimKey, Restore))
        .Append(SettingFault.Key("Protection:CursorKey", CursorKey, Restore))
        .OfType<string>();

    private string? CurrentKeyFault()
    {
        const string setting = "Protection:CurrentKey";
        if (SettingFault.Missing(setting, CurrentKey, "set it to the id of one of Protection:Keys, such as k1") is { } missing)
        {
            return missing;
        }

        var known = Keys.Count == 0 ? "and there are none" : $"which are {string.Join(", ", Keys.Keys)}";
        return Keys.ContainsKey(CurrentKey)
            ? null
            : SettingFault.Of(setting, $"names none of Protection:Keys, {known}", $"name one that is there, or add it as {SettingFault.Name("Protection:Keys:ID")}");
    }
}
