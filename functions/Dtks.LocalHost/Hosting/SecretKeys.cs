using System.Security.Cryptography;
using Dtks.LocalHost.Startup;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Hosting;

/// <summary>
/// The random keys of one data directory, made once (<c>keys.json</c>, readable by the owner alone), so that data outlives a restart.
/// </summary>
internal sealed class SecretKeys
{
    private const int KeyBytes = 32;

    private static readonly string[] Names =
        ["identitySigningKey", "protectionKey", "protectionClaimKey", "protectionCursorKey", "populationKey", "topicKey"];

    private readonly JObject _keys;

    private SecretKeys(JObject keys) => _keys = keys;

    /// <summary>Signs and checks tokens (HS256), Base64.</summary>
    public string IdentitySigningKey => _keys.Value<string>("identitySigningKey")!;

    /// <summary>Encrypts fields at rest (AES-256), Base64.</summary>
    public string ProtectionKey => _keys.Value<string>("protectionKey")!;

    /// <summary>Hashes NIK and family card numbers (HMAC), Base64.</summary>
    public string ProtectionClaimKey => _keys.Value<string>("protectionClaimKey")!;

    /// <summary>Signs list cursors (HMAC), Base64.</summary>
    public string ProtectionCursorKey => _keys.Value<string>("protectionCursorKey")!;

    /// <summary>Opens the stand-in population register, Base64.</summary>
    public string PopulationKey => _keys.Value<string>("populationKey")!;

    /// <summary>Opens the topic endpoint, Base64.</summary>
    public string TopicKey => _keys.Value<string>("topicKey")!;

    /// <summary>Opens the stand-in sender of messages, Base64. Made from another, so that a file of before it does.</summary>
    public string MessagesKey => Derived("messages"u8);

    /// <summary>Signs messages to partners and their tokens (Ed25519), Base64. Made likewise.</summary>
    public string DciSigningKey => Derived("dci"u8);

    /// <summary>Reads the keys, or makes them.</summary>
    /// <exception cref="StartupException">The file holds something else: without the keys the data cannot be read.</exception>
    public static SecretKeys Open(string path)
    {
        if (File.Exists(path))
            return new SecretKeys(Read(path));
        var made = new JObject(Names.Select(n => new JProperty(n, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)))));
        AtomicFile.Write(path, made.ToString(), isPrivate: true);
        return new SecretKeys(made);
    }

    private string Derived(ReadOnlySpan<byte> purpose) => Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(TopicKey), purpose));

    private static JObject Read(string path)
    {
        try
        {
            var keys = JObject.Parse(File.ReadAllText(path));
            if (Names.All(n => Convert.FromBase64String(keys.Value<string>(n) ?? "").Length >= KeyBytes))
                return keys;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidCastException)
        {
            throw Damaged(path, e);
        }

        throw Damaged(path, null);
    }

    private static StartupException Damaged(string path, Exception? e)
        => new($"{path} is damaged and its data cannot be read without it; restore the file, or start with an empty --data DIR.", e);
}
