using System.Security.Cryptography;
using System.Text;

namespace Dtks.Chaos.Hosts;

/// <summary>Keys that are the same at each telling: keyed hashes are ids, and ids are compared. They protect nothing but synthetic people.</summary>
public static class ChaosKeys
{
    /// <summary>The settings, with a log of errors alone.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Logging:LogLevel:Default"] = "Error",
        ["Protection:CurrentKey"] = "local-1",
        ["Protection:Keys:local-1"] = Key("field"),
        ["Protection:ClaimKey"] = Key("claim"),
        ["Protection:CursorKey"] = Key("cursor"),
    };

    /// <summary>The same as the keys of a data directory, <c>keys.json</c>.</summary>
    public static IReadOnlyDictionary<string, string> File { get; } = new Dictionary<string, string>
    {
        ["identitySigningKey"] = Key("identity"),
        ["protectionKey"] = Key("field"),
        ["protectionClaimKey"] = Key("claim"),
        ["protectionCursorKey"] = Key("cursor"),
        ["populationKey"] = Key("population"),
        ["topicKey"] = Key("topic"),
    };

    private static string Key(string purpose) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"chaos {purpose}")));
}
