using System.Buffers.Text;
using Dtks.Domain.Partners;
using Dtks.Platform.Settings;

namespace Dtks.Functions.Partners;

/// <summary>Who we are to partners' systems, and how strictly their messages are held to be theirs. Section <c>Dci</c>.</summary>
public sealed class DciOptions
{
    private const int PublicKeyBytes = 32;
    private const string NewKey = "set it to 32 random bytes in base64 (openssl rand -base64 32); docs/operations.md says how it is changed";

    /// <summary>The name we send and receive under: <c>sender_id</c> and <c>receiver_id</c> of messages, issuer and audience of tokens.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>The app's base URL as partners call it, such as <c>https://dtks.example</c>; client assertions may be for its token endpoint. Empty: they are for <see cref="Id"/>.</summary>
    public string? Url { get; set; }

    /// <summary>The secret half of our Ed25519 key: base64 of 32 bytes. It signs messages and tokens.</summary>
    public string SigningKey { get; set; } = string.Empty;

    /// <summary>The public halves of our keys of before, as the key set showed them (<c>x</c>), parted by spaces: still published, while what they signed may be on the way.</summary>
    public string? PreviousKeys { get; set; }

    /// <summary>Whether an agreement may say that messages are unsigned. For trying things out.</summary>
    public bool AllowUnsigned { get; set; }

    /// <summary>Whether an agreement may name this machine itself as the address of call-backs and keys. For one machine.</summary>
    public bool AllowLoopbackCallbacks { get; set; }

    /// <summary>How many seconds a message's time may lie back: 10 to 86,400.</summary>
    public int PastSeconds { get; set; } = 300;

    /// <summary>How many seconds a message's time may lie ahead: 0 to 600.</summary>
    public int AheadSeconds { get; set; } = 60;

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => new[]
    {
        IdFault(),
        string.IsNullOrEmpty(Url) ? null : SettingFault.Url("Dci:Url", Url, "https://dtks.example"),
        SettingFault.Key("Dci:SigningKey", SigningKey, NewKey),
        PreviousPublicKeys().Any(key => key is null) ? SettingFault.Of("Dci:PreviousKeys", "holds something other than public keys", "set it to the members 'x' of the key set, parted by spaces, or to nothing") : null,
        PastSeconds is >= 10 and <= 86_400 ? null : SettingFault.Of("Dci:PastSeconds", "is out of its range", "set it to 10 to 86400, such as 300"),
        AheadSeconds is >= 0 and <= 600 ? null : SettingFault.Of("Dci:AheadSeconds", "is out of its range", "set it to 0 to 600, such as 60"),
    }.OfType<string>();

    /// <summary>The bytes of the public keys of before; null for a part that is none.</summary>
    internal IEnumerable<byte[]?> PreviousPublicKeys() => (PreviousKeys ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(KeyOf);

    private string? IdFault()
    {
        const string remedy = "set it to the name that partners send messages to, such as dtks.example";
        return SettingFault.Missing("Dci:Id", Id, remedy) ?? (PartnerNames.IsPartner(Id) ? null : SettingFault.Of("Dci:Id", "is no name of 3 to 100 small letters, digits, points and hyphens", remedy));
    }

    private static byte[]? KeyOf(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text) is { Length: PublicKeyBytes } key ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
