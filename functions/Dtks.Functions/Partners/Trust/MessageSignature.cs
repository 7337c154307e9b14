using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Dtks.Functions.Partners.Trust;

/// <summary>The member <c>signature</c> of a message, as the standard writes it after HTTP signatures (draft-cavage-http-signatures).</summary>
/// <param name="Sender">Who says to have signed.</param>
/// <param name="Kid">With which key.</param>
/// <param name="Algorithms">How both places call the algorithm.</param>
/// <param name="Created">When, in seconds since 1970.</param>
/// <param name="Expires">Until when it is good, in seconds since 1970.</param>
/// <param name="Covered">What is signed, in order.</param>
/// <param name="Value">The signature's bytes.</param>
internal sealed partial record MessageSignature(string Sender, string Kid, IReadOnlyList<string> Algorithms, long Created, long Expires, IReadOnlyList<string> Covered, byte[] Value)
{
    private const int MaxLength = 4 * 1024;
    private static readonly string[] Known = ["namespace", "kidId", "keyId", "algorithm", "created", "expires", "headers", "signature"];
    private static readonly string[] All = ["(created)", "(expires)", "digest"];

    /// <summary>Reads one; null for what is none, or does not cover the digest and both times.</summary>
    public static MessageSignature? Read(string text)
    {
        if (text.Length > MaxLength || !Whole().IsMatch(text))
        {
            return null;
        }

        var parts = Part().Matches(Begin().Replace(text, string.Empty)).Select(m => (Name: m.Groups["name"].Value, Value: m.Groups["value"].Value)).ToList();
        if (parts.Any(p => !Known.Contains(p.Name)) || parts.DistinctBy(p => p.Name == "keyId" ? "kidId" : p.Name).Count() != parts.Count)
        {
            return null;
        }

        var named = parts.ToDictionary(p => p.Name == "keyId" ? "kidId" : p.Name, p => p.Value, StringComparer.Ordinal);
        var covered = named.GetValueOrDefault("headers", string.Empty).Split(' ');
        return named.GetValueOrDefault("namespace", "spdci") == "spdci" && covered.Order(StringComparer.Ordinal).SequenceEqual(All.Order(StringComparer.Ordinal))
            && named.GetValueOrDefault("kidId", string.Empty).Split('|') is [var sender, var kid, var algorithm]
            && Number(named, "created") is { } created && Number(named, "expires") is { } expires && Bytes(named.GetValueOrDefault("signature", string.Empty)) is { Length: > 0 } value
                ? new MessageSignature(sender, kid, [algorithm, named.GetValueOrDefault("algorithm", algorithm)], created, expires, covered, value)
                : null;
    }

    /// <summary>The text of one.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Signature: namespace=\"spdci\", kidId=\"{Sender}|{Kid}|{Algorithms[0]}\", algorithm=\"{Algorithms[1]}\", created=\"{Created}\", expires=\"{Expires}\", headers=\"{string.Join(' ', Covered)}\", signature=\"{Convert.ToBase64String(Value)}\"");

    /// <summary>Signs a header and a message of ours.</summary>
    public static MessageSignature Of(OwnKeys keys, string sender, DateTimeOffset now, TimeSpan life, ReadOnlySpan<byte> header, ReadOnlySpan<byte> message)
    {
        var unsigned = new MessageSignature(sender, keys.Kid, [SignatureNames.Own, SignatureNames.Own], now.ToUnixTimeSeconds(), (now + life).ToUnixTimeSeconds(), All, []);
        return unsigned with { Value = keys.Sign(unsigned.Signed(header, message)) };
    }

    /// <summary>What is signed: a line for each of what is covered, of the digest that over the bytes of header and message as they stand in the body, one after the other.</summary>
    public byte[] Signed(ReadOnlySpan<byte> header, ReadOnlySpan<byte> message)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(header);
        sha.AppendData(message);
        var digest = Convert.ToBase64String(sha.GetHashAndReset());
        return Encoding.ASCII.GetBytes(string.Join('\n', Covered.Select(name => name switch
        {
            "(created)" => $"(created): {Created.ToString(CultureInfo.InvariantCulture)}",
            "(expires)" => $"(expires): {Expires.ToString(CultureInfo.InvariantCulture)}",
            _ => $"digest: SHA-256={digest}",
        })));
    }

    private static long? Number(Dictionary<string, string> named, string name) =>
        long.TryParse(named.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }

    [GeneratedRegex("\\A(?:Signature:)?\\s*(?:[A-Za-z]+=(?:\"[^\"]*\"|[0-9]+)\\s*(?:,\\s*|\\z))+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex("\\ASignature:\\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    [GeneratedRegex("(?<name>[A-Za-z]+)=(?:\"(?<value>[^\"]*)\"|(?<value>[0-9]+))", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
